import type { DatabaseSync } from 'node:sqlite'
import type { StoredAttempt } from '../store.ts'
import { causeCode, FAILS, LAST, LOST, RUNNABLE, statusCode } from './codes.ts'
import { profileText } from './profile.ts'
import { TestKeys } from './test-keys.ts'
import { TextKeys } from './text-keys.ts'

/** Puts the attempt that a test fails by into the index and the test on the list of failing ones. */
export function insertAttempt(database: DatabaseSync, attempt: StoredAttempt): void {
  const { run, number, cause, status, runnable, lost, start, duration, routeCode } = attempt
  const texts = new TextKeys(database)
  const test = new TestKeys(database).keyOf(attempt.testId, profileText(attempt.profile))
  database
    .prepare(
      `INSERT OR IGNORE INTO attempts
         (run, test, number, sequence, cause, status, flags, start, duration, tags, route)
       VALUES (?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      run,
      test,
      number,
      causeCode(cause),
      statusCode(status),
      LAST | FAILS | (runnable ? RUNNABLE : 0) | (lost ? LOST : 0),
      start === undefined ? null : start.seconds * 1_000_000 + start.nanoseconds / 1000,
      duration === undefined ? null : Math.round(duration * 1_000_000),
      texts.keyOf(JSON.stringify(attempt.tags)),
      routeCode === undefined ? null : texts.keyOf(routeCode),
    )
  database.prepare('INSERT OR REPLACE INTO failing (test, run) VALUES (?, ?)').run(test, run)
}
