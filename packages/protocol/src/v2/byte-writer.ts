import { ProtocolError } from '../error.ts'
import { numberBytes, putNumber } from './number.ts'

const utf8 = new TextEncoder()

/** A buffer that grows as values of the v2 format are appended to it. */
export class ByteWriter {
  bytes: Uint8Array = new Uint8Array(1024)
  length = 0

  /** Makes room for `size` further bytes. */
  reserve(size: number): void {
    const needed = this.length + size
    if (needed <= this.bytes.length) return
    const larger = new Uint8Array(Math.max(needed, this.bytes.length * 2))
    larger.set(this.bytes.subarray(0, this.length))
    this.bytes = larger
  }

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

  raw(bytes: Uint8Array): void {
    this.reserve(bytes.length)
    this.bytes.set(bytes, this.length)
    this.length += bytes.length
  }

  /**
   * Appends a string with its length in front. `field` names it in errors.
   * Throws a `ProtocolError` (`invalid-field`) for a NUL and for a lone surrogate.
   */
  string(text: string, field: string): void {
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
    if (typeof text !== 'string') throw invalid(field, `it is not a string but ${typeof text}`)
    const nul = text.indexOf('\0')
    if (nul >= 0) throw invalid(field, `it has a NUL character at index ${nul}, which the format forbids`)
    if (!text.isWellFormed()) throw invalid(field, 'it has a lone surrogate, which UTF-8 cannot carry')
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

  /** Returns a copy of the bytes and empties the writer. */
  take(): Uint8Array {
    const taken = this.bytes.slice(0, this.length)
    this.length = 0
    return taken
  }
}

/** The error for a field that cannot be written as it is. */
export function invalid(field: string, why: string): ProtocolError {
  return new ProtocolError('invalid-field', `The field ${field} cannot be written: ${why}.`, field)
}
