import type { TestEvent } from '@subunit-js/protocol'
import type { Transform } from '../sink.ts'

/** Passes on the events for which `keep` answers true, unchanged. */
export function filter(keep: (event: TestEvent) => boolean): Transform {
  return next => ({
    event(event) {
      if (keep(event)) next.event(event)
    },
    end: () => next.end(),
  })
}
