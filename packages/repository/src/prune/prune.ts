import type { Timestamp } from '@subunit-js/protocol'
import { compareTimestamps } from '@subunit-js/stream'
import { RepositoryError } from '../error.ts'
import type { Store, StoredRun } from '../store.ts'

/** What to keep. A run goes as soon as one of the limits says so; without any limit nothing does. */
export interface PruneOptions {
  /** Keep so many runs, the newest. */
  readonly keep?: number | undefined
  /** Remove what began earlier than this. */
  readonly before?: Timestamp | undefined
  /** Keep the newest runs whose files together take at most so many bytes. */
  readonly bytes?: number | undefined
}

/**
 * Removes runs by number, age and size, the oldest first, and returns them. What is being written stays, and so
 * do runs that tests on the list of failing ones fail by, since their tracebacks are there.
 * Throws a `RepositoryError`: `invalid-option`, `write-failed`.
 */
export function prune(store: Store, options: PruneOptions): StoredRun[] {
  const removed = prunable(store, options)
  store.remove(removed.map(({ id }) => id))
  return removed
}

/** The runs that `prune` would remove, the oldest first. */
export function prunable(store: Store, { keep, before, bytes }: PruneOptions): StoredRun[] {
  checkLimit('keep', keep)
  checkLimit('bytes', bytes)
  const needed = new Set(store.attempts({ failing: true }).map(({ run }) => run))
  let room = bytes ?? Number.POSITIVE_INFINITY
  return store
    .runs()
    .filter((run, index) => {
      room -= run.storedBytes
      const isOld = before !== undefined && compareTimestamps(run.started, before) < 0
      return index >= (keep ?? Number.POSITIVE_INFINITY) || room < 0 || isOld
    })
    .filter(({ id, state }) => state !== 'running' && !needed.has(id))
    .reverse()
}

function checkLimit(name: string, limit: number | undefined): void {
  if (limit === undefined || (Number.isInteger(limit) && limit >= 0)) return
  throw new RepositoryError('invalid-option', `${name} must be a whole number from 0, not ${limit}.`)
}
