/**
 * The hash of a text while it is read: two numbers of 32 bits, which two different texts share about once in
 * 10^19 pairs. It depends on where the text was cut into the pieces that are read.
 */
export class TextHash {
  high: number = 0xdeadbeef | 0
  low: number = 0x41c6ce57

  /** Makes this the hash that another has now, and returns it. */
  set(other: TextHash): this {
    this.high = other.high
    this.low = other.low
    return this
  }

  /** Goes on with a piece of the text, and returns this. */
  read(text: string): this {
    let { high, low } = this
    const last = text.length - 1
    // Two characters at a time: reading them is most of what this costs.
    for (let at = 0; at <= last; at += 2) {
      const pair = at === last ? text.charCodeAt(at) : text.charCodeAt(at) | (text.charCodeAt(at + 1) << 16)
      high = Math.imul(high ^ pair, 0x9e3779b1)
      high ^= high >>> 15
      low = Math.imul(low ^ pair, 0x5f356495)
      low ^= low >>> 13
    }
    this.high = high
    this.low = low
    return this
  }
}
