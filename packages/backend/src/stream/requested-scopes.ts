import { scopeOfLayer } from '@subunit-js/stream'

const STEP = ' > '

/**
 * Tells which of the ids that were asked for mean several tests, a file's path or a layer's id, by the tests
 * that turn up below them; and which lie in a file that failed to load.
 */
export class RequestedScopes {
  readonly #idsByScope = new Map<string, string[]>()
  readonly #ran = new Set<string>()
  readonly #files = new Set<string>()
  readonly #failedFiles = new Set<string>()

  constructor(ids: Iterable<string>) {
    for (const id of ids) {
      for (const scope of scopesAround(id)) this.#files.add(scope)
      this.#add(id, id)
      const scope = scopeOfLayer(id)
      if (scope !== undefined) this.#add(scope, id)
    }
  }

  hasTest(testId: string): void {
    for (const id of this.#around(testId)) this.#ran.add(id)
  }

  /** Takes note of a failure: it may be that of a file in which tests were asked for. */
  failed(id: string): void {
    if (this.#files.has(id)) this.#failedFiles.add(id)
  }

  /** The file of this id that has failed itself, when that is why nothing is known of the id. */
  failedFileOf(id: string): string | undefined {
    return scopesAround(id).find(scope => this.#failedFiles.has(scope))
  }

  /** Whether there are tests below the id. */
  ran(id: string): boolean {
    return this.#ran.has(id)
  }

  #add(scope: string, id: string): void {
    this.#idsByScope.set(scope, [...(this.#idsByScope.get(scope) ?? []), id])
  }

  *#around(testId: string): Generator<string> {
    yield* this.#idsByScope.get('') ?? []
    for (const scope of scopesAround(testId)) yield* this.#idsByScope.get(scope) ?? []
  }
}

/** All that the id could lie below, whichever of its steps belong to the path of its file. */
function scopesAround(id: string): string[] {
  const scopes: string[] = []
  for (let at = id.indexOf(STEP); at >= 0; at = id.indexOf(STEP, at + 1)) scopes.push(id.slice(0, at))
  return scopes
}
