import type { Timestamp } from '@subunit-js/protocol'
import { compareTimestamps, formatTimestamp, normaliseTimestamp } from '@subunit-js/stream'

const PER_SECOND = 1_000_000_000

/** Nanoseconds from one instant to another: exact, since 104 days of them are; negative when `to` is earlier. */
export function nanosecondsBetween(from: Timestamp, to: Timestamp): number {
  return (to.seconds - from.seconds) * PER_SECOND + (to.nanoseconds - from.nanoseconds)
}

/** The instant that is so many nanoseconds later. */
export function later(timestamp: Timestamp, nanoseconds: number): Timestamp {
  const seconds = Math.floor(nanoseconds / PER_SECOND)
  return normaliseTimestamp({
    seconds: timestamp.seconds + seconds,
    nanoseconds: timestamp.nanoseconds + (nanoseconds - seconds * PER_SECOND),
  })
}

/** How long something took in nanoseconds; undefined where its start or its stop is not known. */
export function durationOf(timed: {
  readonly start: Timestamp | undefined
  readonly stop: Timestamp | undefined
}): number | undefined {
  const { start, stop } = timed
  return start === undefined || stop === undefined ? undefined : Math.max(0, nanosecondsBetween(start, stop))
}

/** Writes an instant as a `timestamp` attribute: ISO 8601 in UTC with three decimals, or more where it has them. */
export function formatInstant(timestamp: Timestamp): string {
  return formatTimestamp(timestamp).replace(/(\.\d{3}\d*?)0*Z$/, '$1Z')
}

/** The time from the first start to the last stop of what is added to it. */
export class Period {
  start: Timestamp | undefined
  stop: Timestamp | undefined

  get duration(): number | undefined {
    return durationOf(this)
  }

  add(start: Timestamp | undefined, stop: Timestamp | undefined): void {
    if (start !== undefined && (this.start === undefined || compareTimestamps(start, this.start) < 0)) {
      this.start = start
    }
    if (stop !== undefined && (this.stop === undefined || compareTimestamps(stop, this.stop) > 0)) {
      this.stop = stop
    }
  }
}
