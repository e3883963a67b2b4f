import type { TextHash } from './text-hash.ts'

const LEAST_SLOTS = 1 << 12

/**
 * Counts by the hash of a text, for so many different texts that keeping them would take more memory and time
 * than reading them. A table with open addressing, at most half full.
 */
export class HashCounts {
  #high = new Int32Array(LEAST_SLOTS)
  #low = new Int32Array(LEAST_SLOTS)
  /** 0 marks a free slot. */
  #counts = new Uint32Array(LEAST_SLOTS)
  #size = 0

  /** How many texts have a count. */
  get size(): number {
    return this.#size
  }

  /** The count of a text, 0 where it has none. */
  get({ high, low }: TextHash): number {
    return this.#counts[this.#slot(high, low)]!
  }

  /** Sets the count of a text, which must not be 0. */
  set({ high, low }: TextHash, count: number): void {
    let slot = this.#slot(high, low)
    if (this.#counts[slot] === 0) {
      if (this.#size * 2 >= this.#counts.length) {
        this.#grow()
        slot = this.#slot(high, low)
      }
      this.#size++
      this.#high[slot] = high
      this.#low[slot] = low
    }
    this.#counts[slot] = count
  }

  /** The slot of a text, or the free one where it would go. */
  #slot(high: number, low: number): number {
    const mask = this.#counts.length - 1
    let slot = (high ^ (low >>> 7)) & mask
    while (this.#counts[slot] !== 0 && (this.#high[slot] !== high || this.#low[slot] !== low)) {
      slot = (slot + 1) & mask
    }
    return slot
  }

  #grow(): void {
    const [high, low, counts] = [this.#high, this.#low, this.#counts]
    this.#high = new Int32Array(counts.length * 2)
    this.#low = new Int32Array(counts.length * 2)
    this.#counts = new Uint32Array(counts.length * 2)
    for (let at = 0; at < counts.length; at++) {
      if (counts[at] === 0) continue
      const slot = this.#slot(high[at]!, low[at]!)
      this.#high[slot] = high[at]!
      this.#low[slot] = low[at]!
      this.#counts[slot] = counts[at]!
    }
  }
}
