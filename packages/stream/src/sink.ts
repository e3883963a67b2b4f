import type { TestEvent } from '@subunit-js/protocol'

/** Takes the events of one stream in their order, then its end, once. */
export interface Sink {
  event(event: TestEvent): void
  end(): void
}

/** Puts itself in front of a sink: what it returns passes on to `next` what it makes of each event, at once. */
export type Transform = (next: Sink) => Sink
