import type { TestEvent } from '@subunit-js/protocol'
import type { Transform } from '../sink.ts'

/**
 * Gives each test the id that `rename` makes of its own. `rename` must answer the same for all events of a
 * test, or it falls apart into two. Run-level events pass unchanged.
 */
export function rename(rename: (testId: string, event: TestEvent) => string): Transform {
  return next => ({
    event(event) {
      if (event.testId === undefined) return next.event(event)
      const testId = rename(event.testId, event)
      next.event(testId === event.testId ? event : { ...event, testId })
    },
    end: () => next.end(),
  })
}
