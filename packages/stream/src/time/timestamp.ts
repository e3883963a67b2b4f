import type { Timestamp } from '@subunit-js/protocol'

const NANOSECONDS = 1_000_000_000
const NANOSECONDS_PER_MILLISECOND = 1_000_000

/** Carries nanoseconds of a second and more over to the seconds. The wire can bear such values. */
export function normaliseTimestamp(timestamp: Timestamp): Timestamp {
  const { seconds, nanoseconds } = timestamp
  if (nanoseconds < NANOSECONDS) return timestamp
  return {
    seconds: seconds + Math.floor(nanoseconds / NANOSECONDS),
    nanoseconds: nanoseconds % NANOSECONDS,
  }
}

/** Negative when `a` is earlier than `b`, positive when it is later, 0 for the same instant: a sort order. */
export function compareTimestamps(a: Timestamp, b: Timestamp): number {
  if (a.nanoseconds >= NANOSECONDS || b.nanoseconds >= NANOSECONDS) {
    return compareTimestamps(normaliseTimestamp(a), normaliseTimestamp(b))
  }
  return a.seconds - b.seconds || a.nanoseconds - b.nanoseconds
}

/** How many milliseconds, with fractions, lie between two instants; negative when `to` is the earlier one. */
export function millisecondsBetween(from: Timestamp, to: Timestamp): number {
  const nanoseconds = to.nanoseconds - from.nanoseconds
  return (to.seconds - from.seconds) * 1000 + nanoseconds / NANOSECONDS_PER_MILLISECOND
}

/** The instant that is `milliseconds` later, or earlier for a negative number; fractions count to the nanosecond. */
export function addMilliseconds(timestamp: Timestamp, milliseconds: number): Timestamp {
  // Whole seconds are split off first: the rest is small enough to be exact in nanoseconds.
  const seconds = Math.floor(milliseconds / 1000)
  const rest = Math.round((milliseconds - seconds * 1000) * NANOSECONDS_PER_MILLISECOND)
  return normaliseTimestamp({
    seconds: timestamp.seconds + seconds,
    nanoseconds: timestamp.nanoseconds + rest,
  })
}

/** The instant `milliseconds` after the Unix epoch, as `Date.now()` counts; fractions count to the nanosecond. */
export function timestampFromMilliseconds(milliseconds: number): Timestamp {
  return addMilliseconds({ seconds: 0, nanoseconds: 0 }, milliseconds)
}

/** Milliseconds since the Unix epoch, with fractions, which are exact to about a quarter of a microsecond. */
export function timestampToMilliseconds(timestamp: Timestamp): number {
  return timestamp.seconds * 1000 + timestamp.nanoseconds / NANOSECONDS_PER_MILLISECOND
}

export function timestampFromDate(date: Date): Timestamp {
  return timestampFromMilliseconds(date.getTime())
}

/** The date of an instant; what is finer than a millisecond is cut off. */
export function timestampToDate(timestamp: Timestamp): Date {
  return new Date(Math.floor(timestampToMilliseconds(timestamp)))
}
