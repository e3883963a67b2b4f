import { scopeOfLayer } from '@subunit-js/stream'

/** A test as far as a selection cares. All three are ids. */
export interface SelectableTest {
  readonly id: string
  readonly file: string
  /** The describe blocks around it, outermost first. */
  readonly scopes: readonly string[]
}

const STEP = ' > '

/**
 * The ids of a load list and what they stand for: a test's id means the test, a file's means all tests of the
 * file, a layer's those of its scope.
 */
export class Selection {
  readonly #order = new Map<string, number>()
  readonly #scopes = new Map<string, number>()
  readonly #prefixes = new Set<string>()

  constructor(ids: Iterable<string>) {
    for (const id of ids) this.#add(id)
  }

  get isEmpty(): boolean {
    return this.#order.size === 0
  }

  wants(test: SelectableTest): boolean {
    return this.rank(test) !== undefined
  }

  /** Whether tests of the file may be asked for, as far as can be told before it is loaded. */
  wantsFile(file: string): boolean {
    return this.#order.has(file) || this.#prefixes.has(file) || this.#scopes.has('')
  }

  /** The place in the list of what asks for the test, from 0, or undefined when nothing does. */
  rank(test: SelectableTest): number | undefined {
    const ranks = [this.#order.get(test.id), this.#order.get(test.file), this.#scopes.get('')]
    for (const scope of [test.file, ...test.scopes]) ranks.push(this.#scopes.get(scope))
    const found = ranks.filter(rank => rank !== undefined)
    return found.length === 0 ? undefined : Math.min(...found)
  }

  #add(id: string): void {
    const place = this.#order.size
    if (this.#order.has(id)) return
    this.#order.set(id, place)
    const scope = scopeOfLayer(id)
    if (scope !== undefined && !this.#scopes.has(scope)) this.#scopes.set(scope, place)
    for (let at = id.indexOf(STEP); at >= 0; at = id.indexOf(STEP, at + 1))
      this.#prefixes.add(id.slice(0, at))
  }
}
