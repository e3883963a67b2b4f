import type { TestEvent } from '@subunit-js/protocol'
import { type TestIdentity, TestMap } from '../test-map.ts'

/** How many tests ago a test may have finished for what comes late still to be recognised as late. */
const REMEMBERED = 4096

interface FinishedTest {
  readonly test: TestIdentity
  late: TestEvent[] | undefined
}

/**
 * Knows the tests that finished last, a fixed number of them, and holds what came for them without a status
 * afterwards: it may turn out to begin a second test of the same id.
 */
export class FinishedTests {
  readonly #onLate: (event: TestEvent) => void
  readonly #known = new TestMap<FinishedTest>()
  readonly #ring: FinishedTest[] = []
  #next = 0

  constructor(onLate: (event: TestEvent) => void) {
    this.#onLate = onLate
  }

  add(test: TestIdentity): void {
    const finished: FinishedTest = {
      test: { testId: test.testId, routeCode: test.routeCode },
      late: undefined,
    }
    const forgotten = this.#ring[this.#next]
    if (forgotten !== undefined) {
      this.#release(forgotten)
      if (this.#known.get(forgotten.test) === forgotten) this.#known.delete(forgotten.test)
    }
    this.#ring[this.#next] = finished
    this.#next = (this.#next + 1) % REMEMBERED
    this.#known.set(finished.test, finished)
  }

  /** Takes an event without a status if it comes late for its test. */
  hold(event: TestEvent): boolean {
    const finished = this.#known.get(event)
    if (finished === undefined) return false
    finished.late ??= []
    finished.late.push(event)
    return true
  }

  /**
   * Gives up what was held for a test that is being reported once more. Without an in-progress event between,
   * it belongs to the new report and is returned; else it was late.
   */
  reclaim(event: TestEvent): readonly TestEvent[] {
    const finished = this.#known.get(event)
    if (finished?.late === undefined || event.status === 'exists') return []
    if (event.status === 'inprogress') {
      this.#release(finished)
      return []
    }
    const late = finished.late
    finished.late = undefined
    return late
  }

  /** Tells of everything still held: with the stream's end it turns out late. */
  end(): void {
    const inOrder = [...this.#ring.slice(this.#next), ...this.#ring.slice(0, this.#next)]
    for (const finished of inOrder) this.#release(finished)
  }

  #release(finished: FinishedTest): void {
    const late = finished.late ?? []
    finished.late = undefined
    for (const event of late) this.#onLate(event)
  }
}
