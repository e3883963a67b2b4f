import { constants } from 'node:fs'
import { MAX_PACKET_BYTES } from '@subunit-js/protocol/writing'
import { AdapterError } from '../error.ts'
import { realm } from '../realm.ts'
import type { Channel } from './channel.ts'
import { DescriptorChannel } from './descriptor.ts'

export interface ChannelOptions {
  /** Path of a file or FIFO; without it the channel is standard output. */
  readonly outputFile?: string | undefined
  /** True in a process that writes beside others, such as a worker: nothing written before is cut off. */
  readonly append?: boolean | undefined
}

/** Writes of up to this many bytes to a pipe are atomic on Linux; other writers' bytes then lie between packets. */
const SHARED_PACKET_BYTES = 4096

const STANDARD_OUTPUT = 1

/**
 * Opens the output channel. Opening a FIFO waits for its reader, as opening a FIFO does.
 * Throws an `AdapterError` (`no-channel`) when the file cannot be opened.
 */
export function openChannel(options: ChannelOptions = {}): Channel {
  const { outputFile, append = false } = options
  if (outputFile === undefined) {
    return new DescriptorChannel(STANDARD_OUTPUT, {
      name: 'standard output',
      maxPacketBytes: SHARED_PACKET_BYTES,
      isStandardOutput: true,
    })
  }
  const descriptor = openFile(outputFile, append)
  const exclusive = !append || realm.fstatSync(descriptor).isFile()
  return new DescriptorChannel(descriptor, {
    name: outputFile,
    maxPacketBytes: exclusive ? MAX_PACKET_BYTES : SHARED_PACKET_BYTES,
    isStandardOutput: false,
  })
}

/** Always in append mode, so that processes that share the file never write over one another. */
function openFile(path: string, append: boolean): number {
  const { O_WRONLY, O_CREAT, O_APPEND, O_TRUNC } = constants
  try {
    return realm.openSync(path, O_WRONLY | O_CREAT | O_APPEND | (append ? 0 : O_TRUNC), 0o666)
  } catch (error) {
    throw new AdapterError(
      'no-channel',
      `The output file "${path}" cannot be opened for writing (${messageOf(error)}).`,
      { cause: error },
    )
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
