import { type EventFields, type TestEvent, type Timestamp, testEvent } from '@subunit-js/protocol'
import { collect, feed, pipe, type Transform } from '@subunit-js/stream'

/** The instant so many seconds after the epoch. */
export function at(seconds: number): Timestamp {
  return { seconds, nanoseconds: 0 }
}

export function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

export function text(content: Uint8Array): string {
  return new TextDecoder().decode(content)
}

export function events(...fields: EventFields[]): TestEvent[] {
  return fields.map(testEvent)
}

/** What comes out behind a transform when these events go in. */
export function through(transform: Transform, input: readonly TestEvent[]): TestEvent[] {
  const collector = collect()
  feed(input, pipe(transform, collector))
  return [...collector.events]
}
