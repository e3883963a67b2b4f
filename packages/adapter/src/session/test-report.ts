import type { Status } from '@subunit-js/protocol'
import type { TestLocation } from '@subunit-js/stream/reporting'
import type { Failure } from '../failure/failure.ts'
import type { Attachment, OutputStream } from './attachment.ts'

/** How a test, hook or file ended. Times are in milliseconds. */
export interface Outcome {
  readonly status: Extract<Status, 'success' | 'uxsuccess' | 'skip' | 'fail' | 'xfail'>
  /** The framework's own measurement; without it, the time from the start until now counts. */
  readonly duration?: number | undefined
  readonly failures?: readonly Failure[] | undefined
  /** Why it was skipped, or why it failed without an error. */
  readonly reason?: string | undefined
  /** Added to the tags that the report already has. */
  readonly tags?: readonly string[] | undefined
}

/** How an attempt ended that is followed by another, because the test is retried or repeated. */
export interface AttemptOutcome {
  /** Default `fail`. */
  readonly status?: 'success' | 'fail' | undefined
  readonly failures?: readonly Failure[] | undefined
  readonly duration?: number | undefined
}

/** Where a file is: its project and its path relative to the root. */
export type FileLocation = Pick<TestLocation, 'project' | 'path'>

export interface ReportOptions {
  /** False for what cannot be selected on its own. Default true. */
  readonly runnable?: boolean | undefined
  readonly tags?: readonly string[] | undefined
  /** The test's file: what is said after its final goes to the run under this name. */
  readonly file?: FileLocation | undefined
}

/**
 * What is said about one id of a run: in progress, attachments, one final. Adapters hold on to the report of
 * a test; once it has finished, the session keeps nothing of it.
 */
export interface TestReport {
  readonly id: string
  readonly file: FileLocation | undefined
  readonly state: 'new' | 'running' | 'finished'
  /** Says that the test runs, at once. `at` is in milliseconds since the epoch. Does nothing while it runs. */
  start(at?: number): void
  /** Says that an attempt ended and another will follow: the next `start` begins it. */
  retry(outcome: AttemptOutcome): void
  attach(attachment: Attachment): void
  output(stream: OutputStream, content: string | Uint8Array): void
  /** Gives the final verdict, starting the test first if nobody did. A second one is a failure of the run. */
  finish(outcome: Outcome): void
}
