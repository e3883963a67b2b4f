import { spawnSync } from 'node:child_process'
import { closeSync, constants, mkdtempSync, openSync, readSync, rmSync } from 'node:fs'
import { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AdapterError } from '../error.ts'
import { FrameReader } from './frames.ts'

export interface RelayOptions {
  /** Called for each message, in the order in which one worker sent them. */
  readonly onMessage: (message: unknown) => void
  /** The folder to make the relay's own folder in; default the system's folder for temporary files. */
  readonly directory?: string | undefined
}

/** The main process's end of a way for its workers to tell it something at once, even while they are busy. */
export interface Relay {
  /** What workers hand to `openRelayWriter`. */
  readonly path: string
  /** Takes in what has been written by now, without waiting for the event loop. */
  drain(): void
  /** Drains, then removes the relay from the file system. Workers that go on sending send to nobody. */
  close(): void
}

const READ_BYTES = 65536

/**
 * Opens a relay: a FIFO in a private folder. It does not keep the process alive.
 * Throws an `AdapterError` (`no-relay`) where no FIFO can be made.
 */
export function openRelay({ onMessage, directory = tmpdir() }: RelayOptions): Relay {
  const folder = mkdtempSync(join(directory, 'subunit-relay-'))
  const path = join(folder, 'fifo')
  makeFifo(path, folder)
  const descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
  // As long as one writer is there, the end of the last worker is not the end of the input.
  const keepOpen = openSync(path, constants.O_WRONLY | constants.O_NONBLOCK)
  const frames = new FrameReader(onMessage)
  const socket = new Socket({ fd: descriptor, readable: true, writable: false })
  socket.on('data', chunk => frames.write(chunk))
  socket.unref()

  let open = true
  const drain = () => {
    if (open) readAvailable(descriptor, frames)
  }
  const close = () => {
    if (!open) return
    drain()
    open = false
    socket.destroy()
    closeSync(keepOpen)
    rmSync(folder, { recursive: true, force: true })
  }
  return { path, drain, close }
}

function makeFifo(path: string, folder: string): void {
  const { status, error, stderr } = spawnSync('mkfifo', ['-m', '600', path], { encoding: 'utf8' })
  if (status === 0) return
  rmSync(folder, { recursive: true, force: true })
  const why = error?.message ?? stderr.trim()
  throw new AdapterError('no-relay', `No FIFO can be made in "${folder}": ${why}.`, { cause: error })
}

/** The socket keeps nothing back, so what is read here follows on what it has delivered. */
function readAvailable(descriptor: number, frames: FrameReader): void {
  const buffer = Buffer.allocUnsafe(READ_BYTES)
  for (;;) {
    let length: number
    try {
      length = readSync(descriptor, buffer, 0, READ_BYTES, null)
    } catch {
      return
    }
    if (length === 0) return
    frames.write(buffer.subarray(0, length))
  }
}
