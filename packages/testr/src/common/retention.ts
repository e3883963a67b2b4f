import type { StoredRun } from '@subunit-js/repository'
import { timestampToMilliseconds } from '@subunit-js/stream'

/** What to keep. A run goes if any of the limits says so. */
export interface Retention {
  /** At most so many runs. */
  readonly keep?: number | undefined
  /** No runs that began longer ago, in milliseconds. */
  readonly maxAge?: number | undefined
  /** At most so many bytes of streams, the newest runs first. */
  readonly maxBytes?: number | undefined
}

/** The numbers of the runs to remove. `runs` has the newest first; one that is being written stays. */
export function expired(runs: readonly StoredRun[], retention: Retention, now: number): number[] {
  const { keep = Infinity, maxAge = Infinity, maxBytes = Infinity } = retention
  let bytes = 0
  return runs
    .filter((run, index) => {
      bytes += run.storedBytes
      const age = now - timestampToMilliseconds(run.started)
      return run.state !== 'running' && (index >= keep || age > maxAge || bytes > maxBytes)
    })
    .map(run => run.id)
}
