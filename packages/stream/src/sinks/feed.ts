import type { TestEvent } from '@subunit-js/protocol'
import type { Sink } from '../sink.ts'

/** Gives a sink all events of a stored stream, then its end. */
export function feed(events: Iterable<TestEvent>, sink: Sink): void {
  for (const event of events) sink.event(event)
  sink.end()
}
