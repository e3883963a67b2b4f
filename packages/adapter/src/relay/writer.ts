import { constants } from 'node:fs'
import { threadId } from 'node:worker_threads'
import { realm } from '../realm.ts'
import { framesOf } from './frames.ts'

/** The worker's end of a relay. */
export interface RelayWriter {
  /**
   * Writes a message before it returns. Never throws: what JSON cannot say is not sent, and without a reader
   * nothing is.
   */
  send(message: unknown): void
}

const FULL_PIPE_WAIT_MS = 1

/**
 * Opens the worker's end of the relay at that path. A worker may ask any number of times, from any of its
 * module graphs or contexts: all share one descriptor, kept on the one object that they share.
 */
export function openRelayWriter(path: string): RelayWriter {
  const key = Symbol.for(`@subunit-js/adapter relay ${path}`)
  const host = process as unknown as Record<symbol, RelayWriter | undefined>
  const writer = host[key] ?? createWriter(path)
  Object.defineProperty(host, key, { value: writer, configurable: true })
  return writer
}

function createWriter(path: string): RelayWriter {
  const name = `${process.pid}.${threadId}`
  let descriptor = openWithoutWaiting(path)
  return {
    send: message => {
      for (const frame of framesOrNone(name, message)) {
        if (descriptor === undefined) return
        if (!writeFrame(descriptor, frame)) descriptor = undefined
      }
    },
  }
}

function framesOrNone(name: string, message: unknown): Buffer[] {
  try {
    return framesOf(name, message)
  } catch {
    return []
  }
}

/** A blocking open would wait for ever for a main process that has died. */
function openWithoutWaiting(path: string): number | undefined {
  try {
    return realm.openSync(path, constants.O_WRONLY | constants.O_NONBLOCK)
  } catch {
    return undefined
  }
}

/** Waits while the pipe is full. Returns false when nobody reads any more. */
function writeFrame(descriptor: number, frame: Buffer): boolean {
  for (;;) {
    try {
      realm.writeSync(descriptor, frame)
      return true
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EAGAIN') realm.sleep(FULL_PIPE_WAIT_MS)
      else if (code !== 'EINTR') return false
    }
  }
}
