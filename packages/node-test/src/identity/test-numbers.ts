import type { FileLocation } from '@subunit-js/adapter'
import { isLayerId, testId } from '@subunit-js/stream'

/**
 * Gives the tests of one file their ids one by one, as they become known: the second of the same titles gets
 * ` #2`. Node runs the first test of a file before it knows the last, so a number cannot wait for all titles.
 */
export class TestNumbers {
  readonly #file: FileLocation
  readonly #given = new Map<string, number>()
  readonly #taken = new Set<string>()

  constructor(file: FileLocation) {
    this.#file = file
  }

  next(titles: readonly string[]): string {
    const plain = testId({ ...this.#file, titles })
    let number = (this.#given.get(plain) ?? (isLayerId(plain) ? 1 : 0)) + 1
    const numbered = (): string => (number === 1 ? plain : `${plain} #${number}`)
    while (this.#taken.has(numbered())) number++
    const id = numbered()
    this.#given.set(plain, number)
    this.#taken.add(id)
    return id
  }
}
