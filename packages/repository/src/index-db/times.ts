import type { DatabaseSync } from 'node:sqlite'
import type { TestTime } from '../store.ts'
import { LAST, statusCodes } from './codes.ts'
import { profileText } from './profile.ts'

const NANOSECONDS_PER_MILLISECOND = 1_000_000

/** A skipped test says nothing of what it takes. */
const TIMED = statusCodes(['success', 'fail', 'xfail', 'uxsuccess'])

/** Adds the times of a run that is over. Negative ones, which a clock that was set back gives, are left out. */
export function updateTimes(database: DatabaseSync, run: number): void {
  database
    .prepare(
      `UPDATE tests SET t5 = t4, t4 = t3, t3 = t2, t2 = t1, t1 = latest.duration
       FROM (
         SELECT test, duration, max(number) FROM attempts
         WHERE run = ? AND flags & ${LAST} AND duration >= 0 AND status IN (${TIMED})
         GROUP BY test
       ) AS latest
       WHERE tests.key = latest.test`,
    )
    .run(run)
}

/** The times of a profile's tests by test id. */
export function readTimes(database: DatabaseSync, profile: readonly string[]): Map<string, TestTime> {
  const times = new Map<string, TestTime>()
  const rows = database
    .prepare('SELECT id, t1, t2, t3, t4, t5 FROM tests WHERE profile = ? AND t1 IS NOT NULL')
    .iterate(profileText(profile))
  for (const { id, t1, t2, t3, t4, t5 } of rows) {
    const last = Number(t1) / NANOSECONDS_PER_MILLISECOND
    const median = t2 === null ? last : medianOf([t1, t2, t3, t4, t5]) / NANOSECONDS_PER_MILLISECOND
    times.set(String(id), { last, median })
  }
  return times
}

function medianOf(values: unknown[]): number {
  const known = values
    .filter(value => value !== null)
    .map(Number)
    .sort((a, b) => a - b)
  const middle = known.length >> 1
  return known.length % 2 === 1 ? known[middle]! : (known[middle - 1]! + known[middle]!) / 2
}
