import { HashCounts } from './hash-counts.ts'
import { TextHash } from './text-hash.ts'

/** More different ids than this are not remembered: an input without end must not fill the memory. */
const MAX_REMEMBERED = 1_000_000

/** Between the steps of a test id. */
const SEPARATOR = ' > '

/**
 * A test of a script as the place of those inside it. Tells them apart where they would have the same id: the
 * second gets ` #2`, the third ` #3`. Unlike a whole file's tests, which `numberDuplicates` sees together,
 * test points get their ids as they come, so that a number is passed over only if its id came before.
 */
export class IdScope {
  readonly id: string
  readonly #hash: TextHash
  readonly #given: GivenIds

  /** The scope of a script. */
  constructor(
    id: string,
    hash: TextHash = new TextHash(),
    given: GivenIds = { counts: new HashCounts(), beyond: MAX_REMEMBERED },
  ) {
    this.id = id
    this.#hash = hash
    this.#given = given
  }

  /** Gives a test inside this one its id. */
  next(step: string): string {
    const { counts } = this.#given
    const count = counts.get(this.#hashOf(step)) || (this.#wasMade(step) ? 1 : 0)
    if (count === 0 && counts.size < MAX_REMEMBERED) {
      counts.set(this.#hashOf(step), 1)
      return this.id + SEPARATOR + step
    }
    if (count === 0) return `${this.id}${SEPARATOR}${step} #${++this.#given.beyond}`
    let number = count + 1
    while (counts.get(this.#hashOf(`${step} #${number}`)) > 0) number++
    counts.set(this.#hashOf(step), number)
    return `${this.id}${SEPARATOR}${step} #${number}`
  }

  /** The scope of a test inside this one, by the id that it was given. */
  inside(id: string): IdScope {
    const hash = this.#hashOf(id.slice(this.id.length + SEPARATOR.length))
    return new IdScope(id, new TextHash().set(hash).read(SEPARATOR), this.#given)
  }

  /** Whether this very step was made of a repeated one. Those are not remembered: unnamed points have millions. */
  #wasMade(step: string): boolean {
    const at = step.lastIndexOf(' #')
    if (at < 0 || !/^\d+$/.test(step.slice(at + 2))) return false
    const number = Number(step.slice(at + 2))
    return number >= 2 && number <= this.#given.counts.get(this.#hashOf(step.slice(0, at)))
  }

  /** The hash of an id that goes on so, which is valid until the next one is asked for. */
  #hashOf(step: string): TextHash {
    const hash = scratch.set(this.#hash)
    if (!step.includes('>')) return hash.read(step)
    // A step that looks like two is read as two are.
    const [first = '', ...others] = step.split(SEPARATOR)
    hash.read(first)
    for (const other of others) hash.read(SEPARATOR).read(other)
    return hash
  }
}

const scratch = new TextHash()

/** What all scopes of a script share. */
interface GivenIds {
  /** The greatest number that an id was given, 1 for the first. */
  readonly counts: HashCounts
  /** The last number that was given to an id that is not remembered. */
  beyond: number
}
