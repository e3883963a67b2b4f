import { closeSync, constants, openSync } from 'node:fs'
import { type Fifo, openFifo } from '@subunit-js/command/fifo'

export interface CapturedStream {
  /** What the child gets as its descriptor. */
  readonly descriptor: number
  /** To be called once the child has been started, which has a copy of its own. */
  handOver(): void
  /** Takes in what the child wrote, then stops reading, even if a grandchild still has the stream open. */
  close(): void
}

/** Reads what a child writes to a named pipe that it gets as standard output or error. */
export function captureStream(path: string, onBytes: (bytes: Uint8Array) => void): CapturedStream {
  const fifo: Fifo = openFifo(path, { onBytes })
  const descriptor = openSync(path, constants.O_WRONLY)
  return { descriptor, handOver: () => closeSync(descriptor), close: () => fifo.close() }
}
