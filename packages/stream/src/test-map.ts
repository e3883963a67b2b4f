/** What a test is known by in a stream. */
export interface TestIdentity {
  readonly testId?: string | undefined
  readonly routeCode?: string | undefined
}

/** How many routes may be kept without a test, so that tests one after the other need no new map each. */
const SPARE_ROUTES = 64

/**
 * A map from tests, known by id and route code, to values. A map of maps: that needs no key string to be
 * built for each event. The entry set last is kept beside the maps, since in most streams one test follows
 * the other and none has to be looked up.
 */
export class TestMap<Value> {
  readonly #routes = new Map<string | undefined, Map<string | undefined, Value>>()
  #filed = 0
  #latest: Entry<Value> | undefined

  get size(): number {
    return this.#filed + (this.#latest === undefined ? 0 : 1)
  }

  get(test: TestIdentity): Value | undefined {
    if (isSame(this.#latest, test)) return this.#latest!.value
    return this.#filed === 0 ? undefined : this.#routes.get(test.routeCode)?.get(test.testId)
  }

  set(test: TestIdentity, value: Value): void {
    if (isSame(this.#latest, test)) {
      this.#latest!.value = value
      return
    }
    if (this.#latest !== undefined) this.#file(this.#latest)
    this.#unfile(test)
    this.#latest = { testId: test.testId, routeCode: test.routeCode, value }
  }

  delete(test: TestIdentity): void {
    if (isSame(this.#latest, test)) this.#latest = undefined
    else this.#unfile(test)
  }

  clear(): void {
    this.#routes.clear()
    this.#filed = 0
    this.#latest = undefined
  }

  /** The values, in no particular order. */
  *values(): IterableIterator<Value> {
    for (const tests of this.#routes.values()) yield* tests.values()
    if (this.#latest !== undefined) yield this.#latest.value
  }

  #file({ testId, routeCode, value }: Entry<Value>): void {
    let tests = this.#routes.get(routeCode)
    if (tests === undefined) {
      tests = new Map()
      this.#routes.set(routeCode, tests)
    }
    tests.set(testId, value)
    this.#filed++
  }

  #unfile(test: TestIdentity): void {
    if (this.#filed === 0) return
    const tests = this.#routes.get(test.routeCode)
    if (tests === undefined || !tests.delete(test.testId)) return
    this.#filed--
    // A stream may run each of its requests under a route of its own.
    if (tests.size === 0 && this.#routes.size > SPARE_ROUTES) this.#routes.delete(test.routeCode)
  }
}

interface Entry<Value> extends TestIdentity {
  value: Value
}

function isSame(entry: TestIdentity | undefined, test: TestIdentity): boolean {
  return entry !== undefined && entry.testId === test.testId && entry.routeCode === test.routeCode
}
