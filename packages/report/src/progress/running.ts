import type { TestEvent } from '@subunit-js/protocol'
import { TestMap } from '@subunit-js/stream'

/** A test that is under way, and since when by the clock of whoever watches. */
export interface RunningTest {
  readonly testId: string
  readonly since: number
}

/** Follows which tests and layers of a stream are under way, and how many were announced. */
export class RunningTests {
  readonly #now: () => number
  readonly #running = new TestMap<RunningTest>()
  #announced = 0

  /** `now` tells the milliseconds of any clock that does not jump. */
  constructor(now: () => number) {
    this.#now = now
  }

  /** How many tests the stream promised; 0 where it promised none. */
  get announced(): number {
    return this.#announced
  }

  get count(): number {
    return this.#running.size
  }

  /** The test that has been under way for longest. */
  get oldest(): RunningTest | undefined {
    let oldest: RunningTest | undefined
    for (const test of this.#running.values()) {
      if (oldest === undefined || test.since < oldest.since) oldest = test
    }
    return oldest
  }

  event(event: TestEvent): void {
    const { testId, status } = event
    if (testId === undefined || status === undefined) return
    if (status === 'exists') this.#announced++
    else if (status !== 'inprogress') this.#running.delete(event)
    else if (this.#running.get(event) === undefined) this.#running.set(event, { testId, since: this.#now() })
  }
}
