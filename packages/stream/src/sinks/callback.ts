import type { TestEvent } from '@subunit-js/protocol'
import type { Sink } from '../sink.ts'

/** A sink that calls `onEvent` with each event and `onEnd` at the end. */
export function sink(onEvent: (event: TestEvent) => void, onEnd: () => void = () => {}): Sink {
  return { event: onEvent, end: onEnd }
}

/** Takes events and does nothing with them. */
export const NULL_SINK: Sink = { event() {}, end() {} }
