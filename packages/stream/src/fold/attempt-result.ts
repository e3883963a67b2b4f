import { STATUSES, type Status, type Timestamp } from '@subunit-js/protocol/writing'
import { formatTimestamp, parseTimestamp } from '../time/rfc3339.ts'

/** How a retried attempt ended. It travels as the attachment `attempt-N/result`, `application/json`. */
export interface AttemptResult {
  readonly status: Status | undefined
  readonly start: Timestamp | undefined
  readonly stop: Timestamp | undefined
}

/** The attachment's name within its attempt. */
export const ATTEMPT_RESULT = 'result'

/** Writes the attachment's content: a JSON object with `status`, and `start` and `stop` in RFC 3339. */
export function formatAttemptResult(result: AttemptResult): Uint8Array {
  const { status, start, stop } = result
  const fields = { status, start: start && formatTimestamp(start), stop: stop && formatTimestamp(stop) }
  return new TextEncoder().encode(JSON.stringify(fields))
}

/** Reads the attachment's content. What is missing or makes no sense is undefined in the result. */
export function parseAttemptResult(bytes: Uint8Array): AttemptResult {
  const fields = jsonObject(bytes)
  return {
    status: STATUSES.find(status => status === fields['status']),
    start: timestamp(fields['start']),
    stop: timestamp(fields['stop']),
  }
}

function jsonObject(bytes: Uint8Array): Record<string, unknown> {
  try {
    return Object(JSON.parse(new TextDecoder().decode(bytes)))
  } catch {
    return {}
  }
}

function timestamp(value: unknown): Timestamp | undefined {
  if (typeof value !== 'string') return undefined
  try {
    return parseTimestamp(value)
  } catch {
    return undefined
  }
}
