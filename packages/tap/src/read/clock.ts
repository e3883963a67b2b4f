import type { Timestamp } from '@subunit-js/protocol'
import { addMilliseconds, compareTimestamps } from '@subunit-js/stream'

/** When something began and when it was over. */
export interface Span {
  readonly start: Timestamp
  readonly stop: Timestamp
}

/** Tells when what a document reports took place. */
export interface Clock {
  now(): Timestamp
  /** The time of a test point that took so long, or for which no duration is known, and was read at `arrival`. */
  point(milliseconds: number | undefined, arrival: Timestamp): Span
  /** The time of what began at `start` and whose end was read at `arrival`. */
  since(start: Timestamp, milliseconds: number | undefined, arrival: Timestamp): Span
  /** The end of a document that began at `start` and says of itself how long it took. */
  whole(start: Timestamp, milliseconds: number | undefined): Timestamp
}

/**
 * For documents that are read while they are written: what is reported is over when it is read. A point
 * without a duration began when the one before it was over.
 */
export function liveClock(now: () => Timestamp): Clock {
  let last = now()

  function point(milliseconds: number | undefined, arrival: Timestamp): Span {
    const start = milliseconds === undefined ? last : shifted(arrival, -milliseconds)
    last = arrival
    return { start, stop: arrival }
  }

  function since(start: Timestamp, milliseconds: number | undefined, arrival: Timestamp): Span {
    last = arrival
    return { start, stop: milliseconds === undefined ? arrival : shifted(start, milliseconds) }
  }

  // The process began before the document did and ends after it.
  return { now, point, since, whole: () => now() }
}

/** For stored documents: one thing happens after another, and takes as long as the document says. */
export function recordedClock(now: () => Timestamp): Clock {
  let last = now()

  function since(start: Timestamp, milliseconds: number | undefined): Span {
    const stop = milliseconds === undefined ? last : shifted(start, milliseconds)
    if (compareTimestamps(stop, last) > 0) last = stop
    return { start, stop }
  }

  return {
    now: () => last,
    point: (milliseconds = 0) => since(last, milliseconds),
    since,
    whole(start, milliseconds) {
      since(start, milliseconds)
      return last
    },
  }
}

/** A time so far away that a stream cannot carry it comes from a nonsensical duration, which is left out. */
function shifted(time: Timestamp, milliseconds: number): Timestamp {
  const result = addMilliseconds(time, milliseconds)
  return result.seconds >= 0 && result.seconds < 2 ** 32 ? result : time
}
