import type { TestEvent } from '@subunit-js/protocol'
import { type TestIdentity, TestMap } from '../test-map.ts'

/** How many tests ago a test may have finished for what comes late still to be recognised as late. */
export const REMEMBERED_TESTS = 1024

/**
 * Knows the tests that finished last, a fixed number of them, and holds what came for them without a status
 * afterwards: it may turn out to begin a second test of the same id. Whatever is to be known of a finished
 * test when something comes late for it can be kept with its identity.
 */
export class FinishedTests<Finished extends TestIdentity> {
  readonly #onLate: (event: TestEvent, test: Finished) => void
  readonly #ring: Finished[] = []
  #count = 0
  /** How many tests had finished when each of the ring did. Made when first asked for: most streams never ask. */
  #index: TestMap<number> | undefined
  readonly #late = new TestMap<TestEvent[]>()

  constructor(onLate: (event: TestEvent, test: Finished) => void) {
    this.#onLate = onLate
  }

  /** Remembers `test` itself, for a while. */
  add(test: Finished): void {
    const slot = this.#count % REMEMBERED_TESTS
    const forgotten = this.#ring[slot]
    if (forgotten !== undefined && this.#index?.get(forgotten) === this.#count - REMEMBERED_TESTS) {
      this.#index.delete(forgotten)
      this.#release(forgotten)
    }
    this.#ring[slot] = test
    this.#index?.set(test, this.#count)
    this.#count++
  }

  /** Takes an event without a status if it comes late for its test. */
  hold(event: TestEvent): boolean {
    this.#index ??= this.#indexed()
    if (this.#index.get(event) === undefined) return false
    const late = this.#late.get(event)
    if (late === undefined) this.#late.set(event, [event])
    else late.push(event)
    return true
  }

  /**
   * Gives up what was held for a test that is being reported once more. Without an in-progress event between,
   * it belongs to the new report and is returned; else it was late.
   */
  reclaim(event: TestEvent): readonly TestEvent[] {
    if (this.#late.size === 0 || event.status === 'exists') return []
    const late = this.#late.get(event) ?? []
    if (event.status === 'inprogress' && late.length > 0) {
      this.#release(this.#ring[this.#index!.get(event)! % REMEMBERED_TESTS]!)
      return []
    }
    this.#late.delete(event)
    return late
  }

  /** Tells of everything still held: with the stream's end it turns out late. */
  end(): void {
    const oldest = this.#count % REMEMBERED_TESTS
    for (const test of [...this.#ring.slice(oldest), ...this.#ring.slice(0, oldest)]) this.#release(test)
  }

  #release(test: Finished): void {
    const late = this.#late.get(test) ?? []
    this.#late.delete(test)
    for (const event of late) this.#onLate(event, test)
  }

  #indexed(): TestMap<number> {
    const index = new TestMap<number>()
    for (let count = Math.max(0, this.#count - REMEMBERED_TESTS); count < this.#count; count++) {
      index.set(this.#ring[count % REMEMBERED_TESTS]!, count)
    }
    return index
  }
}
