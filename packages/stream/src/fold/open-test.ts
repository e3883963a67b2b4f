import type { Status, TestEvent, Timestamp } from '@subunit-js/protocol'
import { Attachments } from './attachments.ts'
import { attemptOfFile, attemptOfTags } from './attempt-names.ts'
import { ATTEMPT_RESULT } from './attempt-result.ts'
import { attemptsOf, type BegunAttempt } from './attempts.ts'
import { isFinal, type TestRecord } from './record.ts'

const NOTHING: readonly never[] = []

/**
 * A test that has no final status yet: what its events said so far. A plain object, because a stream makes one
 * for each of its tests and engines are much slower to make instances of classes until they have seen many.
 */
export interface OpenTest {
  readonly testId: string
  readonly routeCode: string | undefined
  /** Where it stands in the order of first appearance. */
  readonly order: number
  runnable: boolean
  status: Status | undefined
  tags: readonly string[]
  /** The attempt that the tags speak of. */
  tagged: number
  stop: Timestamp | undefined
  announced: boolean
  attachments: Attachments | undefined
  /** The number of the attempt that began last, 0 before the first, and when it began. */
  attempt: number
  start: Timestamp | undefined
  /** The attempts before that one. */
  earlier: BegunAttempt[] | undefined
}

/** Begins a test with the first event that speaks of it, which is still to be taken. */
export function openTest(first: TestEvent, order: number): OpenTest {
  return {
    testId: first.testId ?? '',
    routeCode: first.routeCode,
    order,
    runnable: first.runnable,
    status: undefined,
    tags: NOTHING,
    tagged: 1,
    stop: undefined,
    announced: false,
    attachments: undefined,
    attempt: 0,
    start: undefined,
    earlier: undefined,
  }
}

/** Takes one event of a test; with `keepBytes` false, without its attachment's bytes. */
export function take(test: OpenTest, event: TestEvent, keepBytes: boolean): void {
  if (event.tags !== undefined) {
    test.tags = event.tags
    test.tagged = attemptOfTags(event.tags)
  }
  if (event.fileName !== undefined) {
    test.attachments ??= new Attachments()
    test.attachments.add(event, keepBytes || isAttemptResult(event.fileName))
  }
  const status = event.status
  if (status === undefined) {
    test.stop = event.timestamp ?? test.stop
    return
  }
  test.runnable = event.runnable
  if (status === 'exists') {
    test.announced = true
    test.status ??= 'exists'
  } else if (status === 'inprogress') {
    test.status = status
    begin(test, event.timestamp)
  } else {
    test.status = status
    test.stop = event.timestamp ?? test.stop
    begin(test, undefined)
  }
}

/**
 * Notes the attempt that the tags speak of. A further in-progress event of the same attempt only says that it
 * is still running.
 */
function begin(test: OpenTest, start: Timestamp | undefined): void {
  if (test.tagged <= test.attempt) {
    test.start ??= start
    return
  }
  if (test.attempt > 0) {
    test.earlier ??= []
    test.earlier.push({ number: test.attempt, start: test.start })
  }
  test.attempt = test.tagged
  test.start = start
}

function isAttemptResult(fileName: string): boolean {
  return attemptOfFile(fileName)?.name === ATTEMPT_RESULT
}

/** All that is known of a test. `lost` is what the stream's end makes of one without a final status. */
export function recordOf(test: OpenTest, lost: boolean): TestRecord {
  const { testId, routeCode, runnable, status, tags, announced, start } = test
  const attachments = test.attachments?.list() ?? NOTHING
  const stop = isFinal(status) ? test.stop : undefined
  const attempts =
    test.attempt === 1 && test.attachments === undefined
      ? [{ number: 1, status, start, stop, attachments }]
      : attemptsOf({ begun: begunAttempts(test), attachments, status, stop })
  return {
    testId,
    routeCode,
    runnable,
    status,
    tags,
    start: attempts[0]?.start,
    stop,
    attempts,
    attachments,
    announced,
    lost,
  }
}

function begunAttempts(test: OpenTest): BegunAttempt[] {
  const { attempt, start, earlier = [] } = test
  return attempt === 0 ? [] : [...earlier, { number: attempt, start }]
}
