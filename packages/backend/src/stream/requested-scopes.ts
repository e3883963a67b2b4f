import { scopeOfLayer } from '@subunit-js/stream'

const STEP = ' > '

/**
 * Tells which of the ids that were asked for mean several tests, a file's path or a layer's id, by the tests
 * that turn up below them.
 */
export class RequestedScopes {
  readonly #idsByScope = new Map<string, string[]>()
  readonly #ran = new Set<string>()
  readonly #lost = new Set<string>()

  constructor(ids: Iterable<string>) {
    for (const id of ids) {
      this.#add(id, id)
      const scope = scopeOfLayer(id)
      if (scope !== undefined) this.#add(scope, id)
    }
  }

  hasTest(testId: string): void {
    for (const id of this.#around(testId)) this.#ran.add(id)
  }

  lostTest(testId: string): void {
    for (const id of this.#around(testId)) this.#lost.add(id)
  }

  /** Whether tests below the id have run, and none of them was lost. */
  ran(id: string): boolean {
    return this.#ran.has(id) && !this.#lost.has(id)
  }

  #add(scope: string, id: string): void {
    this.#idsByScope.set(scope, [...(this.#idsByScope.get(scope) ?? []), id])
  }

  *#around(testId: string): Generator<string> {
    yield* this.#idsByScope.get('') ?? []
    for (let at = testId.indexOf(STEP); at >= 0; at = testId.indexOf(STEP, at + 1)) {
      yield* this.#idsByScope.get(testId.slice(0, at)) ?? []
    }
  }
}
