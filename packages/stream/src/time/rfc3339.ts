import type { Timestamp } from '@subunit-js/protocol'
import { StreamError } from '../error.ts'
import { normaliseTimestamp } from './timestamp.ts'

// Timestamps in a row mostly lie in one second, whose text costs more than all the rest.
let lastSecond = 0
let lastText = '1970-01-01T00:00:00'

/** Writes an instant as RFC 3339 in UTC with all nine digits of its nanoseconds: texts sort as instants do. */
export function formatTimestamp(timestamp: Timestamp): string {
  const { seconds, nanoseconds } = normaliseTimestamp(timestamp)
  if (seconds !== lastSecond) {
    lastText = new Date(seconds * 1000).toISOString().slice(0, 19)
    lastSecond = seconds
  }
  return `${lastText}.${String(nanoseconds).padStart(9, '0')}Z`
}

const SHAPE =
  /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|([+-])([01]\d|2[0-3]):([0-5]\d))$/

/**
 * Reads an RFC 3339 date and time with any offset from UTC and up to nine digits of a second's fraction.
 * Throws a `StreamError` (`invalid-timestamp`) that says what is wrong, also for instants that a subunit
 * stream cannot carry: before 1970 or after 2106-02-07T06:28:15Z.
 */
export function parseTimestamp(text: string): Timestamp {
  const match = SHAPE.exec(text)
  if (match === null) throw invalid(text, 'write it as 2026-11-21T12:34:56.789Z')
  const fraction = match[7] ?? ''
  if (fraction.length > 9 && /[^0]/.test(fraction.slice(9)))
    throw invalid(text, 'it is finer than a nanosecond')
  const local = secondsOf(match)
  if (local === undefined) throw invalid(text, 'there is no such date or time')

  const offset = (Number(match[9] ?? 0) * 60 + Number(match[10] ?? 0)) * 60
  const seconds = local - (match[8] === '-' ? -offset : offset)
  if (seconds < 0 || seconds >= 2 ** 32) {
    throw invalid(text, 'subunit carries only the times from 1970 to 2106-02-07T06:28:15Z')
  }
  return { seconds, nanoseconds: Number(fraction.slice(0, 9).padEnd(9, '0')) }
}

/** The seconds since the epoch of a local date and time; undefined if it does not exist. */
function secondsOf(match: RegExpExecArray): number | undefined {
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const [hour, minute, second] = [Number(match[4]), Number(match[5]), Number(match[6])]
  if (hour > 23 || minute > 59 || second > 59) return undefined
  // The function takes a year below 100 for one of the last century; none so early is in range.
  const milliseconds = Date.UTC(Math.max(year, 100), month - 1, day, hour, minute, second)
  const date = new Date(milliseconds)
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return exists ? milliseconds / 1000 : undefined
}

function invalid(text: string, why: string): StreamError {
  return new StreamError('invalid-timestamp', `${JSON.stringify(text)} is no timestamp: ${why}.`, 'timestamp')
}
