import type { Sink } from '../sink.ts'

/** A sink that passes each event, and the end, to all of `targets` in their order. */
export function copy(...targets: readonly Sink[]): Sink {
  return {
    event(event) {
      for (const target of targets) target.event(event)
    },
    end() {
      for (const target of targets) target.end()
    },
  }
}
