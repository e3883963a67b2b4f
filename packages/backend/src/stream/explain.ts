import { type EventFields, testEvent } from '@subunit-js/protocol'
import { sink, type Transform } from '@subunit-js/stream'

/** Adds at the very end what `event` gives then, if anything. */
export function explain(event: () => EventFields | undefined): Transform {
  return next =>
    sink(
      passing => next.event(passing),
      () => {
        const last = event()
        if (last !== undefined) next.event(testEvent(last))
        next.end()
      },
    )
}
