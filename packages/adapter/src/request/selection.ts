import { scopeOfLayer } from '@subunit-js/stream/reporting'

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
  /** Everything that an id may be read as being in, and the first place where it is. */
  readonly #prefixes = new Map<string, number>()

  constructor(ids: Iterable<string>) {
    for (const id of ids) this.#add(id)
  }

  /** The ids of the list, in its order. */
  get ids(): Iterable<string> {
    return this.#order.keys()
  }

  /** Whether the list has this very id. */
  has(id: string): boolean {
    return this.#order.has(id)
  }

  wants(test: SelectableTest): boolean {
    return this.rank(test) !== undefined
  }

  /** Whether tests of the file may be asked for, as far as can be told before it is loaded. */
  wantsFile(file: string): boolean {
    return this.fileRank(file) !== undefined
  }

  /** The first place in the list of what may ask for tests of the file, or undefined when nothing does. */
  fileRank(file: string): number | undefined {
    return least([this.#order.get(file), this.#prefixes.get(file), this.#scopes.get('')])
  }

  /** The place in the list of what asks for the test, from 0, or undefined when nothing does. */
  rank(test: SelectableTest): number | undefined {
    const ranks = [this.#order.get(test.id), this.#order.get(test.file), this.#scopes.get('')]
    for (const scope of [test.file, ...test.scopes]) ranks.push(this.#scopes.get(scope))
    return least(ranks)
  }

  #add(id: string): void {
    const place = this.#order.size
    if (this.#order.has(id)) return
    this.#order.set(id, place)
    const scope = scopeOfLayer(id)
    if (scope !== undefined && !this.#scopes.has(scope)) this.#scopes.set(scope, place)
    for (let at = id.indexOf(STEP); at >= 0; at = id.indexOf(STEP, at + 1)) {
      const prefix = id.slice(0, at)
      if (!this.#prefixes.has(prefix)) this.#prefixes.set(prefix, place)
    }
  }
}

function least(ranks: readonly (number | undefined)[]): number | undefined {
  const found = ranks.filter(rank => rank !== undefined)
  return found.length === 0 ? undefined : Math.min(...found)
}
