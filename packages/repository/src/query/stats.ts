import type { Store } from '../store.ts'

/** Numbers about a whole repository. */
export interface StoreStats {
  /** All runs, and of them those that are being written, were interrupted, or were probes. */
  readonly runs: number
  readonly running: number
  readonly interrupted: number
  readonly probes: number
  /** Tests that fail by now. */
  readonly failing: number
  /** The length of all streams, and what their files take on disk. */
  readonly bytes: number
  readonly storedBytes: number
}

/** Counts what is in a repository. */
export function statsOf(store: Store): StoreStats {
  const runs = store.runs()
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
  return {
    runs: runs.length,
    running: runs.filter(({ state }) => state === 'running').length,
    interrupted: runs.filter(({ state }) => state === 'interrupted').length,
    probes: runs.filter(({ cause }) => cause === 'probe').length,
    failing: store.attempts({ failing: true }).length,
    bytes: sum(runs.map(({ bytes }) => bytes)),
    storedBytes: sum(runs.map(({ storedBytes }) => storedBytes)),
  }
}
