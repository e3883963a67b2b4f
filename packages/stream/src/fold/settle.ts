import { type TestEvent, type Timestamp, testEvent } from '@subunit-js/protocol'
import type { Transform } from '../sink.ts'
import { sink } from '../sinks/callback.ts'
import { foldTests } from './fold.ts'
import { LOST_TAG } from './lost-tag.ts'
import type { TestRecord } from './record.ts'

export interface SettleOptions {
  /** Ids that must be reported by the end, under no route code; announced tests are expected anyway. */
  readonly expected?: Iterable<string>
  /** Why a test has no result, for people; asked once at the end, and only if a test is without. */
  readonly reason: () => string
  readonly now: () => Timestamp
}

/**
 * Passes everything on, and at the end gives each test that has no final status one: fail with the attachment
 * `reason`. Those that were expected and never begun are tagged `lost`. It comes after the events of the run
 * and in order of first appearance; expected tests that never appeared follow in their own order.
 */
export function settle(options: SettleOptions): Transform {
  return next => {
    const missing = new Set(options.expected)
    const unfinished: TestRecord[] = []
    const fold = foldTests({
      bytes: 'drop',
      onTest(test) {
        if (test.routeCode === undefined) missing.delete(test.testId)
        if (test.lost || test.status === 'exists') unfinished.push(test)
      },
    })

    function settleAll(): void {
      if (unfinished.length === 0 && missing.size === 0) return
      const verdict = { reason: new TextEncoder().encode(options.reason()), timestamp: options.now() }
      for (const test of unfinished) next.event(settled(test, verdict))
      for (const testId of missing) {
        next.event(
          settled({ testId, routeCode: undefined, runnable: true, status: 'exists', tags: [] }, verdict),
        )
      }
    }

    return sink(
      event => {
        fold.event(event)
        next.event(event)
      },
      () => {
        fold.end()
        settleAll()
        next.end()
      },
    )
  }
}

type Unfinished = Pick<TestRecord, 'testId' | 'routeCode' | 'runnable' | 'status' | 'tags'>

function settled(test: Unfinished, verdict: { reason: Uint8Array; timestamp: Timestamp }): TestEvent {
  const { testId, routeCode, runnable, status, tags } = test
  const ending = status === 'exists' ? [...new Set([...tags, LOST_TAG])] : tags
  return testEvent({
    testId,
    routeCode,
    runnable,
    status: 'fail',
    tags: ending.length === 0 ? undefined : ending,
    fileName: 'reason',
    fileBytes: verdict.reason,
    mimeType: 'text/plain; charset=utf8',
    eof: true,
    timestamp: verdict.timestamp,
  })
}
