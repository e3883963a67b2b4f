import type { Status } from '@subunit-js/protocol'
import {
  ATTEMPT_RESULT,
  attemptFileName,
  formatAttemptResult,
  timestampFromMilliseconds,
} from '@subunit-js/stream/reporting'
import { failureAttachments } from '../failure/attachments.ts'
import type { Failure } from '../failure/failure.ts'
import type { Attachment } from './attachment.ts'

/** An attempt that was not the last one. Times are in milliseconds since the epoch. */
interface EndedAttempt {
  readonly number: number
  readonly status: Status
  readonly start: number
  readonly stop: number
  readonly failures: readonly Failure[]
}

/** What an attempt leaves that the framework did not take as the final one: its failures and its result. */
export function attemptAttachments(attempt: EndedAttempt): Attachment[] {
  const { number, status } = attempt
  const start = timestampFromMilliseconds(attempt.start)
  const stop = timestampFromMilliseconds(attempt.stop)
  const result = {
    name: ATTEMPT_RESULT,
    mimeType: 'application/json',
    content: formatAttemptResult({ status, start, stop }),
  }
  return [...failureAttachments(attempt.failures), result].map(attachment => ({
    ...attachment,
    name: attemptFileName(number, attachment.name),
  }))
}
