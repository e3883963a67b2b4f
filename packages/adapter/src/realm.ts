import { closeSync, fstatSync, openSync, readFileSync, writeSync } from 'node:fs'

// Tests share our realm and may fake the clock, the file system or the standard streams. What reporting needs
// is therefore taken once, when this module is loaded, which frameworks do before they load a test.

const neverNotified = new Int32Array(new SharedArrayBuffer(4))
const wait = Atomics.wait.bind(Atomics)

interface Realm {
  readonly wallClock: () => number
  readonly monotonicClock: () => number
  readonly openSync: typeof openSync
  readonly closeSync: typeof closeSync
  readonly fstatSync: typeof fstatSync
  readonly readFileSync: typeof readFileSync
  readonly writeSync: typeof writeSync
  readonly exit: typeof process.exit
  /** Blocks the thread for that many milliseconds. */
  readonly sleep: (milliseconds: number) => void
}

/** The functions that reporting relies on, as they were before any test could replace them. */
export const realm: Realm = {
  wallClock: Date.now.bind(Date),
  monotonicClock: performance.now.bind(performance),
  openSync,
  closeSync,
  fstatSync,
  readFileSync,
  writeSync,
  exit: process.exit.bind(process),
  sleep: milliseconds => void wait(neverNotified, 0, 0, milliseconds),
}
