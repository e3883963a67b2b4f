/** More different ids than this are not remembered: an input without end must not fill the memory. */
const MAX_REMEMBERED = 1_000_000

/**
 * Tells test points of one script apart that would have the same id: the second gets ` #2`, the third ` #3`.
 * Unlike a whole file's tests, which `numberDuplicates` sees together, points get their ids as they come, so
 * that a number is passed over only if the id that bears it came before.
 */
export class DistinctIds {
  readonly #given = new Map<string, number>()
  #beyond = MAX_REMEMBERED

  next(id: string): string {
    const given = this.#given.get(id) ?? (this.#wasMade(id) ? 1 : undefined)
    if (given === undefined) {
      if (this.#given.size >= MAX_REMEMBERED) return `${id} #${++this.#beyond}`
      this.#given.set(id, 1)
      return id
    }
    let number = given + 1
    while (this.#given.has(`${id} #${number}`)) number++
    this.#given.set(id, number)
    return `${id} #${number}`
  }

  /** Whether this very id was made of a repeated one. Those are not remembered: unnamed points have millions. */
  #wasMade(id: string): boolean {
    const match = / #(\d+)$/.exec(id)
    if (match === null) return false
    const number = Number(match[1])
    return number >= 2 && number <= (this.#given.get(id.slice(0, match.index)) ?? 0)
  }
}
