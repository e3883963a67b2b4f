import { spawnSync } from 'node:child_process'
import { closeSync, constants, openSync, readSync } from 'node:fs'
import { Socket } from 'node:net'

/** The reading end of a named pipe that other processes write to. */
export interface Fifo {
  readonly path: string
  /** Takes in what has been written by now, without waiting for the event loop or for an end of file. */
  drain(): void
  /** Drains and stops reading. Who goes on writing does so without a reader. */
  close(): void
}

export interface FifoOptions {
  /** Called with each piece as it comes; the bytes are the callee's to keep. */
  readonly onBytes: (bytes: Uint8Array) => void
}

const READ_BYTES = 1 << 16

/**
 * The most that one drain takes in. A pipe holds less unless an administrator allows more; what a writer adds
 * meanwhile, perhaps without end, is not waited for.
 */
const DRAIN_BYTES = 1 << 24

/** Makes named pipes that only this user can open. Throws an `Error` with the system's reason. */
export function makeFifos(...paths: string[]): void {
  const { status, error, stderr } = spawnSync('mkfifo', ['-m', '600', ...paths], { encoding: 'utf8' })
  if (status !== 0) throw new Error(error?.message ?? stderr.trim(), { cause: error })
}

/**
 * Reads a named pipe until it is closed here, whichever writers come and go. Reading does not keep the
 * process alive.
 */
export function openFifo(path: string, { onBytes }: FifoOptions): Fifo {
  const descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
  // As long as one writer is there, the end of the last one is not the end of the input.
  const keepOpen = openSync(path, constants.O_WRONLY | constants.O_NONBLOCK)
  const socket = new Socket({ fd: descriptor, readable: true, writable: false })
  socket.on('data', onBytes)
  socket.unref()

  let open = true
  const drain = () => {
    // The socket keeps nothing back, so what is read here follows on what it has delivered.
    if (open) readAvailable(descriptor, onBytes)
  }
  const close = () => {
    if (!open) return
    drain()
    open = false
    socket.destroy()
    closeSync(keepOpen)
  }
  return { path, drain, close }
}

function readAvailable(descriptor: number, onBytes: (bytes: Uint8Array) => void): void {
  for (let total = 0; total < DRAIN_BYTES; ) {
    const buffer = Buffer.allocUnsafe(READ_BYTES)
    const length = readSome(descriptor, buffer)
    if (length === 0) return
    total += length
    onBytes(buffer.subarray(0, length))
  }
}

/** Returns 0 when there is nothing to read now. */
function readSome(descriptor: number, buffer: Buffer): number {
  try {
    return readSync(descriptor, buffer, 0, buffer.length, null)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return 0
    throw error
  }
}
