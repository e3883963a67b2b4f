import { ByteBuffer } from '../byte-buffer.ts'
import { invalidField } from '../error.ts'
import { numberBytes, putNumber } from './number.ts'

/** Up to here a loop over the characters is the fastest way to encode them; fewer than 64 have a short length. */
const SHORT_STRING = 16

/** Up to here a loop over words is the fastest way to copy bytes. */
const SHORT_COPY = 256
const WORD = 4

/** A buffer that grows as values of the v2 format are appended to it. */
export class ByteWriter extends ByteBuffer {
  /** The last long string, encoded: an id comes again in each event of its test. */
  readonly #last = new ByteBuffer()
  #lastText = ''

  uint32(value: number): void {
    this.reserve(4)
    this.view.setUint32(this.length, value)
    this.length += 4
  }

  number(value: number): void {
    this.reserve(4)
    this.length = putNumber(this.bytes, this.length, value, numberBytes(value))
  }

  /**
   * Appends a string with its length in front. `field` names it in errors.
   * Throws a `ProtocolError` (`invalid-field`) for a NUL, a lone surrogate and what is no string.
   */
  string(text: string, field: string): void {
    if (typeof text !== 'string') throw invalidField(field, `it is not a string but ${typeof text}`)
    if (text.length <= SHORT_STRING && this.#shortString(text)) return
    if (text !== this.#lastText) this.#encode(text, field)
    this.number(this.#last.length)
    this.#copy(this.#last)
  }

  /** Appends a short string if it is plain ASCII, where one character is one byte; else nothing. */
  #shortString(text: string): boolean {
    this.reserve(1 + SHORT_STRING)
    const bytes = this.bytes
    let at = this.length
    bytes[at++] = text.length
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index)
      if (code === 0 || code >= 0x80) return false
      bytes[at++] = code
    }
    this.length = at
    return true
  }

  #encode(text: string, field: string): void {
    const nul = text.indexOf('\0')
    if (nul >= 0) {
      throw invalidField(field, `it has a NUL character at index ${nul}, which the format forbids`)
    }
    if (!text.isWellFormed()) throw invalidField(field, 'it has a lone surrogate, which UTF-8 cannot carry')
    this.#last.length = 0
    this.#last.text(text)
    this.#lastText = text
  }

  #copy({ bytes, view, length }: ByteBuffer): void {
    if (length > SHORT_COPY) {
      this.raw(bytes.subarray(0, length))
      return
    }
    // The last word may have bytes too many, which the next value overwrites.
    this.reserve(length + WORD)
    const target = this.view
    for (let at = 0; at < length; at += WORD) target.setInt32(this.length + at, view.getInt32(at))
    this.length += length
  }

  /** Removes `count` bytes at `at`, which moves all later ones to the front. */
  remove(at: number, count: number): void {
    this.bytes.copyWithin(at, at + count, this.length)
    this.length -= count
  }

  /** Puts `count` bytes of no particular value at `at`. */
  insert(at: number, count: number): void {
    this.reserve(count)
    this.bytes.copyWithin(at + count, at, this.length)
    this.length += count
  }
}
