import type { Timestamp } from '@subunit-js/protocol'
import type { Transform } from '../sink.ts'

/** Gives each event without a timestamp the time that `now` tells when it passes. Others keep theirs. */
export function timestamp(now: () => Timestamp): Transform {
  return next => ({
    event: event => next.event(event.timestamp === undefined ? { ...event, timestamp: now() } : event),
    end: () => next.end(),
  })
}
