import type { Timestamp } from '@subunit-js/protocol'
import { StreamError } from '../error.ts'
import { normaliseTimestamp } from './timestamp.ts'

/** Writes an instant as RFC 3339 in UTC with all nine digits of its nanoseconds: texts sort as instants do. */
export function formatTimestamp(timestamp: Timestamp): string {
  const { seconds, nanoseconds } = normaliseTimestamp(timestamp)
  const second = new Date(seconds * 1000).toISOString().slice(0, 19)
  return `${second}.${String(nanoseconds).padStart(9, '0')}Z`
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
  const [, year, month, day, hour, minute, second, fraction = '', sign, offsetHours, offsetMinutes] = match
  const local = `${year}-${month}-${day}T${hour}:${minute}:${second}.000Z`
  const milliseconds = Date.parse(local)
  // Some engines carry the 30th of February over to March instead of refusing it.
  if (Number.isNaN(milliseconds) || new Date(milliseconds).toISOString() !== local) {
    throw invalid(text, 'there is no such date or time')
  }
  if (/[^0]/.test(fraction.slice(9))) throw invalid(text, 'it is finer than a nanosecond')

  const offset = (Number(offsetHours ?? 0) * 60 + Number(offsetMinutes ?? 0)) * 60
  const seconds = milliseconds / 1000 - (sign === '-' ? -offset : offset)
  if (seconds < 0 || seconds >= 2 ** 32) {
    throw invalid(text, 'subunit carries only the times from 1970 to 2106-02-07T06:28:15Z')
  }
  return { seconds, nanoseconds: Number(fraction.slice(0, 9).padEnd(9, '0')) }
}

function invalid(text: string, why: string): StreamError {
  return new StreamError('invalid-timestamp', `${JSON.stringify(text)} is no timestamp: ${why}.`, 'timestamp')
}
