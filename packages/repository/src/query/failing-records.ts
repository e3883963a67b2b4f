import type { TestRecord } from '@subunit-js/stream'
import type { Store, StoredAttempt } from '../store.ts'
import { readRun } from './records.ts'

/** A test that fails by now. */
export interface FailingTest {
  readonly attempt: StoredAttempt
  /** What its run's stream says of it; undefined where that run was removed. */
  readonly record: TestRecord | undefined
}

/** The tests that fail by now with what is known of them, tracebacks included. The newest run's come first. */
export function readFailing(store: Store): FailingTest[] {
  const records = new Map<number, Map<string, TestRecord>>()
  return store.attempts({ failing: true }).map(attempt => {
    let known = records.get(attempt.run)
    if (known === undefined) {
      known = failuresOf(store, attempt.run)
      records.set(attempt.run, known)
    }
    return { attempt, record: known.get(keyOf(attempt)) }
  })
}

/** The failures of a run; of several reports of a test the last one that has the attempt's tags and route. */
function failuresOf(store: Store, run: number): Map<string, TestRecord> {
  if (store.runs({ id: run }).length === 0) return new Map()
  const { tests } = readRun(store, run, test => test.status !== 'success' && test.status !== 'skip')
  return new Map(tests.map(test => [keyOf(test), test]))
}

function keyOf({ testId, tags, routeCode }: Pick<TestRecord, 'testId' | 'tags' | 'routeCode'>): string {
  return JSON.stringify([testId, routeCode, tags])
}
