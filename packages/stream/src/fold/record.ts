import type { Status, Timestamp } from '@subunit-js/protocol'

/** A status that ends a test. */
export type FinalStatus = Exclude<Status, 'exists' | 'inprogress'>

/** A file that belongs to a test or to the run, put together from its pieces. */
export interface Attachment {
  readonly name: string
  /** The first MIME type that a piece bore; undefined stands for `application/octet-stream`. */
  readonly mimeType: string | undefined
  /** All pieces in the order of their arrival; empty in a fold that drops bytes. */
  readonly bytes: Uint8Array
  /** How many bytes came, also where they were dropped. */
  readonly size: number
  /** Whether the last piece said that it was the last. */
  readonly complete: boolean
}

/** One try at a test. A test that was never retried has had one, a test that never began none. */
export interface Attempt {
  /** Counted from 1. */
  readonly number: number
  /** The test's status for the last attempt; for one that was retried its own, fail where it did not say. */
  readonly status: Status | undefined
  readonly start: Timestamp | undefined
  readonly stop: Timestamp | undefined
  /** What came out of this attempt, under the names that it would have without retries. */
  readonly attachments: readonly Attachment[]
}

/** What a stream said about one test until it was over, or until the stream was. */
export interface TestRecord {
  readonly testId: string
  readonly routeCode: string | undefined
  /** As the test's latest status said. */
  readonly runnable: boolean
  /**
   * The final status. Where the stream ended before one: `inprogress`, `exists` for a test that was only
   * announced, undefined for one that left attachments but never a status.
   */
  readonly status: Status | undefined
  /** The latest tag set. */
  readonly tags: readonly string[]
  /** When the first attempt began; undefined if no in-progress event told. */
  readonly start: Timestamp | undefined
  /** When the test was over: the last time that its final event or attachments told. Undefined if unfinished. */
  readonly stop: Timestamp | undefined
  readonly attempts: readonly Attempt[]
  /** All attachments by the names on the wire, in order of first appearance, those of attempts included. */
  readonly attachments: readonly Attachment[]
  /** Whether an `exists` came before the end of the test. */
  readonly announced: boolean
  /**
   * Whether the stream ended although it had promised more of this test: it was begun, or it was announced
   * and other tests of its route were run.
   */
  readonly lost: boolean
}

/** Whether a status ends a test: all do but `exists`, `inprogress` and none. */
export function isFinal(status: Status | undefined): status is FinalStatus {
  return status !== undefined && status !== 'inprogress' && status !== 'exists'
}
