/** What a test is said to be; absent means that nothing is said. */
export type Status = 'exists' | 'inprogress' | 'success' | 'uxsuccess' | 'skip' | 'fail' | 'xfail'

/** The statuses at the index that the wire gives them; index 0 stands for an absent status. */
export const STATUSES: readonly [undefined, ...Status[]] = [
  undefined,
  'exists',
  'inprogress',
  'success',
  'uxsuccess',
  'skip',
  'fail',
  'xfail',
]

/**
 * An instant in UTC, in the wire's own shape so that nothing is rounded.
 * `seconds` counts from the Unix epoch, 0 to 2^32 - 1. `nanoseconds` is added to it and is below 10^9 in
 * every sane stream, although the wire can carry values up to 2^30 - 1.
 */
export interface Timestamp {
  readonly seconds: number
  readonly nanoseconds: number
}

/** One event of a subunit stream. A field that is absent (undefined) differs from one that is empty. */
export interface TestEvent {
  readonly testId?: string | undefined
  readonly status?: Status | undefined
  /** Unique tags; the order has no meaning. The latest present set of a test replaces the former one. */
  readonly tags?: readonly string[] | undefined
  /** False marks what cannot be selected on its own: subtests, TAP points, fixtures. */
  readonly runnable: boolean
  readonly fileName?: string | undefined
  /** A piece of the attachment `fileName`, present exactly when the name is. */
  readonly fileBytes?: Uint8Array | undefined
  readonly mimeType?: string | undefined
  /** True on the last piece of an attachment. */
  readonly eof: boolean
  readonly routeCode?: string | undefined
  readonly timestamp?: Timestamp | undefined
}

/** The fields of an event as they are written down: `runnable` defaults to true, `eof` to false. */
export type EventFields = Partial<TestEvent>

/**
 * Completes an event from its fields. All events share this one shape, absent fields included, which keeps
 * engines that specialise on shapes fast.
 */
export function testEvent(fields: EventFields): TestEvent {
  return {
    testId: fields.testId,
    status: fields.status,
    tags: fields.tags,
    runnable: fields.runnable ?? true,
    fileName: fields.fileName,
    fileBytes: fields.fileBytes,
    mimeType: fields.mimeType,
    eof: fields.eof ?? false,
    routeCode: fields.routeCode,
    timestamp: fields.timestamp,
  }
}
