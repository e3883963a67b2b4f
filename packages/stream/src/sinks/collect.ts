import type { TestEvent } from '@subunit-js/protocol'
import type { Sink } from '../sink.ts'

/** A sink that keeps all that it is given, in memory. */
export interface Collector extends Sink {
  readonly events: readonly TestEvent[]
  readonly ended: boolean
}

/** Makes a sink that keeps the events of a stream for whoever wants all of them at once. */
export function collect(): Collector {
  const events: TestEvent[] = []
  let ended = false
  return {
    events,
    get ended() {
      return ended
    },
    event(event) {
      events.push(event)
    },
    end() {
      ended = true
    },
  }
}
