import { PARSER_ERROR_ID, type TestEvent } from '@subunit-js/protocol'
import { failsVerdict, LOST_TAG, sink, type Transform } from '@subunit-js/stream'

/** What has passed of a run. */
export interface Observed {
  /** Whether anything was said about any test. */
  readonly spoke: boolean
  /** Whether anything spoke against the run. */
  readonly failed: boolean
  /** Whether a test was said to be lost. */
  readonly lost: boolean
  /** Whether packets came damaged. */
  readonly damaged: boolean
}

/** A transform that changes nothing, and what it has seen. */
export function observer(): { readonly transform: Transform; readonly seen: Observed } {
  const seen = { spoke: false, failed: false, lost: false, damaged: false }
  const see = (event: TestEvent): void => {
    if (event.status === undefined) return
    seen.spoke = true
    if (failsVerdict(event)) seen.failed = true
    if (event.tags?.includes(LOST_TAG)) seen.lost = true
    if (event.testId === PARSER_ERROR_ID) seen.damaged = true
  }
  const transform: Transform = next =>
    sink(
      event => {
        see(event)
        next.event(event)
      },
      () => next.end(),
    )
  return { transform, seen }
}
