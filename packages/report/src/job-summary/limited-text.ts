/** Text that grows up to a number of bytes, and counts what found no place any more. */
export class LimitedText {
  readonly #maxBytes: number
  #text = ''
  #bytes = 0
  #left = 0

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
  }

  get isEmpty(): boolean {
    return this.#text === '' && this.#left === 0
  }

  /** How many pieces were left out. */
  get left(): number {
    return this.#left
  }

  get text(): string {
    return this.#text
  }

  /** Adds a piece whole or not at all. Once one was left out, all others are, so that no order is feigned. */
  add(piece: string): void {
    const bytes = Buffer.byteLength(piece)
    if (this.#left > 0 || this.#bytes + bytes > this.#maxBytes) {
      this.#left += 1
      return
    }
    this.#text += piece
    this.#bytes += bytes
  }
}
