import type { TestEvent } from '@subunit-js/protocol'
import type { Transform } from '../sink.ts'
import { checkedStep, joinRoute } from './code.ts'

/**
 * Puts `code` in front of every event's route code, run-level ones included: an absent route becomes `code`,
 * others `code/route`. Throws a `StreamError` (`invalid-option`) for a code that is not exactly one step.
 */
export function route(code: string): Transform {
  checkedStep(code)
  return next => {
    // The events of a stream bear few different codes, mostly one, so each result is built once in a row.
    let inner: string | undefined
    let joined = code
    return {
      event(event: TestEvent) {
        if (event.routeCode !== inner) {
          inner = event.routeCode
          joined = joinRoute(code, inner)
        }
        next.event({ ...event, routeCode: joined })
      },
      end: () => next.end(),
    }
  }
}
