import { PARSER_ERROR_ID, type TestEvent } from '@subunit-js/protocol'
import type { Sink } from '../sink.ts'
import { type TestIdentity, TestMap } from '../test-map.ts'
import { FinishedTests } from './finished.ts'
import { type OpenTest, openTest, recordOf, take } from './open-test.ts'
import { isFinal, type TestRecord } from './record.ts'

export interface FoldOptions {
  /**
   * Called with each test as soon as its final status comes, and at the end of the stream with those that
   * have none, in order of first appearance. The fold keeps nothing of a test that was delivered.
   */
  readonly onTest: (test: TestRecord) => void
  /**
   * Called with events that came after their test's final status and have none themselves. They belong to a
   * record that was delivered and never make a test of their own. They are told at the end of the stream, or
   * once 1,024 further tests have finished, because until then a second report of the same id may claim them.
   */
  readonly onLate?: (event: TestEvent) => void
  /** Called at once with events that belong to no test: noise, coverage and other files of the run. */
  readonly onRun?: (event: TestEvent) => void
  /**
   * `drop` keeps the names, types and sizes of attachments but not their bytes, for readers that need none or
   * that write them elsewhere piece by piece as the events pass. Default `keep`.
   */
  readonly bytes?: 'keep' | 'drop'
}

/** Makes a sink that folds events into tests, live. Its memory grows with the tests under way, not with the stream. */
export function foldTests(options: FoldOptions): Sink {
  return new TestFold(options)
}

class TestFold implements Sink {
  readonly #onTest: (test: TestRecord) => void
  readonly #onRun: ((event: TestEvent) => void) | undefined
  readonly #keepBytes: boolean
  readonly #open = new TestMap<OpenTest>()
  readonly #finished: FinishedTests<TestIdentity>
  /** Routes on which tests were run and not just listed. */
  readonly #ran = new Set<string | undefined>()
  /** The latest of them, null before the first. */
  #lastRan: string | undefined | null = null
  #order = 0

  constructor(options: FoldOptions) {
    this.#onTest = options.onTest
    this.#onRun = options.onRun
    this.#keepBytes = options.bytes !== 'drop'
    this.#finished = new FinishedTests(options.onLate ?? (() => {}))
  }

  event(event: TestEvent): void {
    if (event.testId === undefined) this.#onRun?.(event)
    else this.#testEvent(event)
  }

  end(): void {
    const left = [...this.#open.values()].sort((a, b) => a.order - b.order)
    this.#open.clear()
    for (const test of left) {
      this.#onTest(recordOf(test, test.status !== 'exists' || this.#ran.has(test.routeCode)))
    }
    this.#finished.end()
  }

  #testEvent(event: TestEvent): void {
    const test = this.#open.get(event) ?? this.#begin(event)
    if (test === undefined) return
    take(test, event, this.#keepBytes)
    if (event.status === undefined || event.status === 'exists') return
    if (event.routeCode !== this.#lastRan) this.#noteRun(event)
    if (isFinal(event.status)) this.#finish(test)
  }

  #noteRun(event: TestEvent): void {
    // Damage of a listing's stream does not make it a run.
    if (event.testId === PARSER_ERROR_ID) return
    this.#ran.add(event.routeCode)
    this.#lastRan = event.routeCode
  }

  /** Begins the test of an event; undefined when the event comes late for one that is over. */
  #begin(event: TestEvent): OpenTest | undefined {
    if (event.status === undefined && this.#finished.hold(event)) return undefined
    const test = openTest(event, this.#order++)
    for (const held of this.#finished.reclaim(event)) take(test, held, this.#keepBytes)
    this.#open.set(event, test)
    return test
  }

  #finish(test: OpenTest): void {
    this.#open.delete(test)
    this.#finished.add({ testId: test.testId, routeCode: test.routeCode })
    this.#onTest(recordOf(test, false))
  }
}
