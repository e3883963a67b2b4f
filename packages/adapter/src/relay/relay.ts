import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeFifos, openFifo } from '@subunit-js/command/fifo'
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

/**
 * Opens a relay: a FIFO in a private folder. It does not keep the process alive.
 * Throws an `AdapterError` (`no-relay`) where no FIFO can be made.
 */
export function openRelay({ onMessage, directory = tmpdir() }: RelayOptions): Relay {
  const folder = mkdtempSync(join(directory, 'subunit-relay-'))
  const path = join(folder, 'fifo')
  makeFifo(path, folder)
  const frames = new FrameReader(onMessage)
  const fifo = openFifo(path, { onBytes: bytes => frames.write(bytes) })

  const close = () => {
    fifo.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { path, drain: () => fifo.drain(), close }
}

function makeFifo(path: string, folder: string): void {
  try {
    makeFifos(path)
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    const why = (error as Error).message
    throw new AdapterError('no-relay', `No FIFO can be made in "${folder}": ${why}.`, { cause: error })
  }
}
