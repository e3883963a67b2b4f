import type { TestEvent } from '@subunit-js/protocol'
import { feed } from '../sinks/feed.ts'
import { foldTests } from './fold.ts'
import type { TestRecord } from './record.ts'

/** The tests of a whole stream in the order in which they finished, then the unfinished ones. */
export function testsOf(events: Iterable<TestEvent>): TestRecord[] {
  const tests: TestRecord[] = []
  feed(events, foldTests({ onTest: test => tests.push(test) }))
  return tests
}
