/** Numbers names that come again, in the order in which they come: `name`, `name #2`, `name #3`. */
export class Numbering {
  readonly #given = new Map<string, number>()

  next(name: string): string {
    let number = (this.#given.get(name) ?? 0) + 1
    let numbered = number === 1 ? name : `${name} #${number}`
    while (number > 1 && this.#given.has(numbered)) numbered = `${name} #${++number}`
    this.#given.set(name, number)
    if (number > 1) this.#given.set(numbered, 1)
    return numbered
  }
}
