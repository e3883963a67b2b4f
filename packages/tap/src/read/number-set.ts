const MAX_RANGES = 4096

/**
 * The numbers of a document's test points. Consecutive numbers take no memory; a document whose numbers are
 * scattered over more ranges than can be kept is no longer checked for repetitions.
 */
export class NumberSet {
  /** Ranges that neither touch nor overlap, in ascending order. */
  readonly #ranges: { first: number; last: number }[] = []
  least: number = Number.POSITIVE_INFINITY
  greatest: number = Number.NEGATIVE_INFINITY

  /** Adds a number and says whether it was there before. */
  add(number: number): boolean {
    this.least = Math.min(this.least, number)
    this.greatest = Math.max(this.greatest, number)
    const ranges = this.#ranges
    const after = this.#firstAfter(number)
    const before = ranges[after - 1]
    if (before !== undefined && number <= before.last) return true
    const next = ranges[after]
    if (before?.last === number - 1) {
      before.last = number
      if (next?.first === number + 1) {
        before.last = next.last
        ranges.splice(after, 1)
      }
    } else if (next?.first === number + 1) {
      next.first = number
    } else if (ranges.length < MAX_RANGES) {
      ranges.splice(after, 0, { first: number, last: number })
    }
    return false
  }

  /** The index of the first range that begins after `number`. */
  #firstAfter(number: number): number {
    let low = 0
    let high = this.#ranges.length
    // Most documents count upwards, so the last range is looked at first.
    if (high > 0 && this.#ranges[high - 1]!.first <= number) return high
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#ranges[middle]!.first <= number) low = middle + 1
      else high = middle
    }
    return low
  }
}
