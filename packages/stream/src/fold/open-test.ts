import type { Status, TestEvent, Timestamp } from '@subunit-js/protocol'
import { Attachments } from './attachments.ts'
import { attemptOfFile, attemptOfTags } from './attempt-names.ts'
import { ATTEMPT_RESULT } from './attempt-result.ts'
import { attemptsOf, type BegunAttempt } from './attempts.ts'
import { isFinal, type TestRecord } from './record.ts'

const NOTHING: readonly never[] = []

/** A test that has no final status yet: gathers what its events say. */
export class OpenTest {
  readonly testId: string
  readonly routeCode: string | undefined
  /** Where it stands in the order of first appearance. */
  readonly order: number
  readonly #begun: BegunAttempt[] = []
  #runnable: boolean
  #status: Status | undefined
  #tags: readonly string[] = NOTHING
  #stop: Timestamp | undefined
  #attachments: Attachments | undefined
  #announced = false

  constructor(first: TestEvent, order: number) {
    this.testId = first.testId ?? ''
    this.routeCode = first.routeCode
    this.order = order
    this.#runnable = first.runnable
  }

  get status(): Status | undefined {
    return this.#status
  }

  /** Takes one event of this test; with `keepBytes` false, without its attachment's bytes. */
  take(event: TestEvent, keepBytes: boolean): void {
    if (event.tags !== undefined) this.#tags = event.tags
    if (event.fileName !== undefined) {
      this.#attachments ??= new Attachments()
      this.#attachments.add(event, keepBytes || isAttemptResult(event.fileName))
    }
    switch (event.status) {
      case undefined:
        this.#stop = event.timestamp ?? this.#stop
        return
      case 'exists':
        this.#announced = true
        this.#status ??= 'exists'
        break
      case 'inprogress':
        this.#status = 'inprogress'
        this.#begin(event.timestamp)
        break
      default:
        this.#status = event.status
        this.#stop = event.timestamp ?? this.#stop
        this.#begin(undefined)
    }
    this.#runnable = event.runnable
  }

  /** All that is known of the test. `lost` is what the stream's end makes of a test without a final status. */
  record(lost: boolean): TestRecord {
    const status = this.#status
    const attachments = this.#attachments?.list() ?? NOTHING
    const finished = isFinal(status)
    const stop = finished ? this.#stop : undefined
    const attempts = attemptsOf({ begun: this.#begun, attachments, status, finished, stop })
    return {
      testId: this.testId,
      routeCode: this.routeCode,
      runnable: this.#runnable,
      status,
      tags: this.#tags,
      start: attempts[0]?.start,
      stop,
      attempts,
      attachments,
      announced: this.#announced,
      lost,
    }
  }

  /**
   * Notes the attempt that the tags speak of. A further in-progress event of the same attempt only says that
   * it is still running.
   */
  #begin(start: Timestamp | undefined): void {
    const number = attemptOfTags(this.#tags)
    const last = this.#begun.at(-1)
    if (last === undefined || number > last.number) this.#begun.push({ number, start })
    else last.start ??= start
  }
}

function isAttemptResult(fileName: string): boolean {
  return attemptOfFile(fileName)?.name === ATTEMPT_RESULT
}
