import {
  type EventFields,
  type Status,
  type TestEvent,
  type Timestamp,
  testEvent,
} from '@subunit-js/protocol'
import { formatAttemptResult } from '@subunit-js/stream'

const utf8 = new TextEncoder()

/** So many milliseconds after a fixed day's beginning. */
export function at(milliseconds: number): Timestamp {
  return {
    seconds: 1_800_000_000 + Math.floor(milliseconds / 1000),
    nanoseconds: (milliseconds % 1000) * 1_000_000,
  }
}

export function begun(testId: string, milliseconds: number, fields: EventFields = {}): TestEvent {
  return testEvent({ testId, status: 'inprogress', timestamp: at(milliseconds), ...fields })
}

export function ended(
  testId: string,
  status: Status,
  milliseconds: number,
  fields: EventFields = {},
): TestEvent {
  return testEvent({ testId, status, timestamp: at(milliseconds), ...fields })
}

/** A whole attachment, of the run if `testId` is undefined. */
export function attached(
  testId: string | undefined,
  fileName: string,
  content: string | Uint8Array,
  mimeType = 'text/plain;charset=utf8',
): TestEvent {
  const fileBytes = typeof content === 'string' ? utf8.encode(content) : content
  return testEvent({ testId, fileName, fileBytes, mimeType, eof: true })
}

/** What a retried attempt leaves of how it ended. */
export function attemptResult(testId: string, number: number, start: number, stop: number): TestEvent {
  const bytes = formatAttemptResult({ status: 'fail', start: at(start), stop: at(stop) })
  return attached(testId, `attempt-${number}/result`, bytes, 'application/json')
}
