import { ByteBuffer } from '../byte-buffer.ts'
import { invalidField } from '../error.ts'
import { numberBytes, putNumber } from './number.ts'

const utf8 = new TextEncoder()

/** A buffer that grows as values of the v2 format are appended to it. */
export class ByteWriter extends ByteBuffer {
  uint16(value: number): void {
    this.reserve(2)
    this.bytes[this.length++] = value >>> 8
    this.bytes[this.length++] = value
  }

  uint32(value: number): void {
    this.uint16(value >>> 16)
    this.uint16(value & 0xffff)
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
    const start = this.length
    this.number(text.length)
    this.reserve(text.length)
    const bytes = this.bytes
    let at = this.length
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index)
      if (code === 0 || code >= 0x80) {
        // Nearly all strings are ASCII, where one character is one byte; the others start again.
        this.length = start
        this.#encodedString(text, field)
        return
      }
      bytes[at++] = code
    }
    this.length = at
  }

  #encodedString(text: string, field: string): void {
    const nul = text.indexOf('\0')
    if (nul >= 0)
      throw invalidField(field, `it has a NUL character at index ${nul}, which the format forbids`)
    if (!text.isWellFormed()) throw invalidField(field, 'it has a lone surrogate, which UTF-8 cannot carry')
    const encoded = utf8.encode(text)
    this.number(encoded.length)
    this.raw(encoded)
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
