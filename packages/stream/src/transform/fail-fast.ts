import type { TestEvent } from '@subunit-js/protocol'
import type { Transform } from '../sink.ts'
import { failsVerdict } from '../verdict/failure.ts'

/**
 * Passes everything on, and calls `onFailure` after each event that makes a run fail: fail, and uxsuccess of
 * a runnable test. It is called at every such event; what stopping means is the caller's business.
 */
export function failFast(onFailure: (event: TestEvent) => void): Transform {
  return next => ({
    event(event) {
      next.event(event)
      if (failsVerdict(event)) onFailure(event)
    },
    end: () => next.end(),
  })
}
