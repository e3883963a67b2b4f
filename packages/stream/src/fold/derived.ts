import { millisecondsBetween } from '../time/timestamp.ts'
import type { Attempt, TestRecord } from './record.ts'

/** Whether the test passed in the end although an earlier attempt at it failed. */
export function isFlaky(test: TestRecord): boolean {
  if (test.attempts.length < 2 || (test.status !== 'success' && test.status !== 'xfail')) return false
  return test.attempts.some(attempt => attempt.status === 'fail')
}

/** How long a test or an attempt took in milliseconds, with fractions; undefined where it does not say. */
export function duration(timed: Pick<TestRecord | Attempt, 'start' | 'stop'>): number | undefined {
  const { start, stop } = timed
  return start === undefined || stop === undefined ? undefined : millisecondsBetween(start, stop)
}
