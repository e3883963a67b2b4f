/** What a test is known by in a stream. */
export interface TestIdentity {
  readonly testId?: string | undefined
  readonly routeCode?: string | undefined
}

/**
 * A map from tests, known by id and route code, to values. A map of maps: that needs no key string to be
 * built for each event.
 */
export class TestMap<Value> {
  readonly #routes = new Map<string | undefined, Map<string | undefined, Value>>()
  #size = 0

  get size(): number {
    return this.#size
  }

  get(test: TestIdentity): Value | undefined {
    return this.#routes.get(test.routeCode)?.get(test.testId)
  }

  set(test: TestIdentity, value: Value): void {
    let tests = this.#routes.get(test.routeCode)
    if (tests === undefined) {
      tests = new Map()
      this.#routes.set(test.routeCode, tests)
    }
    const before = tests.size
    tests.set(test.testId, value)
    this.#size += tests.size - before
  }

  delete(test: TestIdentity): void {
    const tests = this.#routes.get(test.routeCode)
    if (tests?.delete(test.testId)) this.#size--
    // Route codes can be many in a stream that runs each request under its own.
    if (tests?.size === 0) this.#routes.delete(test.routeCode)
  }

  clear(): void {
    this.#routes.clear()
    this.#size = 0
  }

  *values(): IterableIterator<Value> {
    for (const tests of this.#routes.values()) yield* tests.values()
  }
}
