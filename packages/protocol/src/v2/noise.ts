import { characterBytes } from '../utf8.ts'
import { SIGNATURE } from './layout.ts'

/**
 * Finds where noise (bytes between packets) ends. A 0xB3 that continues a UTF-8 character is text, one that
 * cannot continue it is the signature of a packet. The state lives across chunks, so that it does not matter
 * how the bytes were split.
 *
 * Between damage and the next sound packet every 0xB3 is a signature: those bytes are more likely the rest of
 * a broken packet than text, and a checksum that ends like the beginning of a character must not hide the
 * good packet behind it.
 */
export class NoiseScanner {
  /** Continuation bytes that the current character still lacks, and what the next of them may be. */
  #missing = 0
  #least = 0x80
  #most = 0xbf
  #afterDamage = false

  /** Returns the index of the first signature in `bytes[start, end)`, or `end`. */
  findSignature(bytes: Uint8Array, start: number, end: number): number {
    for (let at = start; at < end; at++) {
      const byte = bytes[at]!
      if (byte < 0x80) this.#missing = 0
      else if (this.#continues(byte)) this.#advance()
      else if (byte === SIGNATURE) return at
      else this.#begin(byte)
    }
    return end
  }

  /** Begins anew behind a packet or, with `afterDamage`, behind bytes that were none. */
  reset(afterDamage: boolean): void {
    this.#missing = 0
    this.#afterDamage = afterDamage
  }

  #continues(byte: number): boolean {
    if (this.#missing === 0 || byte < this.#least || byte > this.#most) return false
    return byte !== SIGNATURE || !this.#afterDamage
  }

  #advance(): void {
    this.#missing -= 1
    this.#least = 0x80
    this.#most = 0xbf
  }

  #begin(lead: number): void {
    this.#missing = Math.max(characterBytes(lead) - 1, 0)
    this.#least = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
    this.#most = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
  }
}
