import { PARSER_ERROR_ID, type Status, type TestEvent } from '@subunit-js/protocol'
import {
  FinishedTests,
  isFinal,
  type Sink,
  type TestIdentity,
  TestMap,
  type Transform,
} from '@subunit-js/stream'

/** All that was said about a test until it was over, or until the stream was. */
export interface HeldTest {
  readonly testId: string
  readonly routeCode: string | undefined
  readonly events: readonly TestEvent[]
  /** The latest tag set. */
  readonly tags: readonly string[]
  /** The final status, else the latest one; undefined if there was none. */
  readonly status: Status | undefined
  /** Whether the stream ended although it had promised more of this test. */
  readonly lost: boolean
}

/**
 * Passes on all events of the tests for which `keep` answers true, unchanged and together, once each test is
 * over, and nothing of the others. What comes late for a test shares its fate. Run-level events pass at once.
 */
export function keepTests(keep: (test: HeldTest) => boolean): Transform {
  return next => new TestGate(keep, next)
}

interface OpenTest extends HeldTest {
  readonly order: number
  readonly events: TestEvent[]
  tags: readonly string[]
  status: Status | undefined
  lost: boolean
}

interface DecidedTest extends TestIdentity {
  readonly kept: boolean
}

class TestGate implements Sink {
  readonly #keep: (test: HeldTest) => boolean
  readonly #next: Sink
  readonly #open = new TestMap<OpenTest>()
  readonly #decided: FinishedTests<DecidedTest>
  /** Routes on which tests were run and not just listed. */
  readonly #ran = new Set<string | undefined>()
  #order = 0

  constructor(keep: (test: HeldTest) => boolean, next: Sink) {
    this.#keep = keep
    this.#next = next
    this.#decided = new FinishedTests((event, { kept }) => {
      if (kept) next.event(event)
    })
  }

  event(event: TestEvent): void {
    if (event.testId === undefined) this.#next.event(event)
    else this.#testEvent(event.testId, event)
  }

  end(): void {
    for (const test of [...this.#open.values()].sort((a, b) => a.order - b.order)) {
      test.lost = test.status !== 'exists' || this.#ran.has(test.routeCode)
      this.#decide(test)
    }
    this.#decided.end()
    this.#next.end()
  }

  #testEvent(testId: string, event: TestEvent): void {
    const { status, tags } = event
    const test = this.#open.get(event) ?? this.#begin(testId, event)
    if (test === undefined) return
    test.events.push(event)
    if (tags !== undefined) test.tags = tags
    if (status === undefined) return
    if (status !== 'exists' || test.status === undefined) test.status = status
    if (status !== 'exists' && testId !== PARSER_ERROR_ID) this.#ran.add(event.routeCode)
    if (isFinal(status)) this.#decide(test)
  }

  /** Undefined when the event comes late for a test that is over. */
  #begin(testId: string, event: TestEvent): OpenTest | undefined {
    if (event.status === undefined && this.#decided.hold(event)) return undefined
    const test: OpenTest = {
      testId,
      routeCode: event.routeCode,
      events: [...this.#decided.reclaim(event)],
      tags: [],
      status: undefined,
      lost: false,
      order: this.#order++,
    }
    this.#open.set(event, test)
    return test
  }

  #decide(test: OpenTest): void {
    this.#open.delete(test)
    const kept = this.#keep(test)
    this.#decided.add({ testId: test.testId, routeCode: test.routeCode, kept })
    if (!kept) return
    for (const event of test.events) this.#next.event(event)
  }
}
