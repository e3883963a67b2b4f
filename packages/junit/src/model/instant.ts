import type { Timestamp } from '@subunit-js/protocol'
import { parseTimestamp, timestampFromMilliseconds } from '@subunit-js/stream'

const LOCAL = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?$/

/**
 * Reads a `timestamp` attribute: ISO 8601, where a missing zone stands for UTC as JavaScript's producers mean
 * it, or a date of e-mail headers as Mocha writes it. Undefined for what is neither, or before 1970, and for the
 * very start of 1970, which producers write for what never began.
 */
export function parseInstant(text: string): Timestamp | undefined {
  const instant = parsed(text)
  return instant?.seconds === 0 && instant.nanoseconds === 0 ? undefined : instant
}

function parsed(text: string): Timestamp | undefined {
  const trimmed = text.trim()
  const zoned = LOCAL.test(trimmed) ? `${trimmed.replace(' ', 'T')}Z` : trimmed
  try {
    return parseTimestamp(zoned)
  } catch {
    const milliseconds = /^[A-Z][a-z]{2}, \d/.test(trimmed) ? Date.parse(trimmed) : Number.NaN
    return milliseconds >= 0 ? timestampFromMilliseconds(milliseconds) : undefined
  }
}
