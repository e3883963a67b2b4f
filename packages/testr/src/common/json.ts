import type { Output } from '@subunit-js/command'
import type { StoredAttempt, StoredRun } from '@subunit-js/repository'
import { formatTimestamp } from '@subunit-js/stream'

/** Writes a value as one JSON document. */
export function writeJson(output: Output, value: unknown): void {
  output.write(`${JSON.stringify(value, undefined, 2)}\n`)
}

/** A run as JSON: times in RFC 3339, sizes in bytes, absent values left out. */
export function runJson(run: StoredRun): object {
  const { started, finished, summary } = run
  return {
    ...run,
    started: formatTimestamp(started),
    finished: finished && formatTimestamp(finished),
    summary: summary && {
      ...summary,
      start: summary.start && formatTimestamp(summary.start),
      stop: summary.stop && formatTimestamp(summary.stop),
    },
  }
}

/** An attempt as JSON: its start in RFC 3339, its duration in milliseconds, absent values left out. */
export function attemptJson(attempt: StoredAttempt): object {
  return { ...attempt, start: attempt.start && formatTimestamp(attempt.start) }
}
