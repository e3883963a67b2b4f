import { STATUSES, type TestEvent, type Timestamp } from '../event.ts'
import * as layout from './layout.ts'
import { getNumber, numberBytesFrom } from './number.ts'
import { type StringReader, stringFault } from './text.ts'

/** Why the fields of a packet make no sense although its checksum is right. */
export class FieldFault {
  readonly message: string

  constructor(message: string) {
    this.message = message
  }
}

/**
 * Decodes the fields of one packet (subunit v2 specification, "Packet layout"). The same reader serves one
 * packet after the other, so that nothing is allocated but what the event keeps.
 */
export class FieldReader {
  readonly #strings: StringReader
  #bytes: Uint8Array = new Uint8Array()
  #at = 0
  #end = 0
  #origin = 0

  constructor(strings: StringReader) {
    this.#strings = strings
  }

  /**
   * Reads the packet at `start`, whose header and checksum are sound and which is `length` bytes long.
   * Bytes between its last field and the checksum are ignored, as the reference does.
   * Throws a `FieldFault`.
   */
  read(bytes: Uint8Array, start: number, length: number): TestEvent {
    const flags = (bytes[start + 1]! << 8) | bytes[start + 2]!
    const lengthBytes = numberBytesFrom(bytes[start + 3]!)
    this.#bytes = bytes
    this.#at = start + 3 + lengthBytes
    this.#end = start + length - layout.CHECKSUM_BYTES
    // Messages count from the flags, but from the end of the length field where that has three bytes: so
    // does the reference.
    this.#origin = lengthBytes === 3 ? start + layout.HEADER_BYTES : start + 1

    const timestamp = flags & layout.TIMESTAMP ? this.#timestamp() : undefined
    const testId = flags & layout.TEST_ID ? this.#string() : undefined
    const tags = flags & layout.TAGS ? this.#tags() : undefined
    const mimeType = flags & layout.MIME_TYPE ? this.#string() : undefined
    const fileName = flags & layout.FILE ? this.#string() : undefined
    const fileBytes = flags & layout.FILE ? this.#content() : undefined
    const routeCode = flags & layout.ROUTE_CODE ? this.#string() : undefined
    return {
      testId,
      status: STATUSES[flags & layout.STATUS],
      tags,
      runnable: (flags & layout.RUNNABLE) !== 0,
      fileName,
      fileBytes,
      mimeType,
      eof: (flags & layout.EOF) !== 0,
      routeCode,
      timestamp,
    }
  }

  #timestamp(): Timestamp {
    const at = this.#skip(4)
    const bytes = this.#bytes
    const seconds =
      (bytes[at]! * 2 ** 24 + ((bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!)) >>> 0
    return { seconds, nanoseconds: this.#number() }
  }

  #number(): number {
    if (this.#at >= this.#end) throw new FieldFault('Number extends past end of packet')
    return getNumber(this.#bytes, this.#skip(numberBytesFrom(this.#bytes[this.#at]!)))
  }

  /** Steps over the bytes of a number and returns where they begin. */
  #skip(size: number): number {
    const at = this.#at
    if (at + size > this.#end) throw new FieldFault('Number extends past end of packet')
    this.#at = at + size
    return at
  }

  #string(): string {
    const length = this.#number()
    const start = this.#at
    const offset = start - this.#origin - 2
    if (start + length > this.#end) {
      throw new FieldFault(
        `UTF8 string at offset ${offset} extends past end of packet: ` +
          `claimed ${length} bytes, ${this.#end - start} available`,
      )
    }
    this.#at = start + length
    const text = this.#strings.read(this.#bytes, start, start + length)
    if (text === undefined)
      throw new FieldFault(stringFault(this.#bytes.subarray(start, start + length), offset))
    return text
  }

  #tags(): string[] {
    const count = this.#number()
    const tags: string[] = []
    for (let index = 0; index < count; index++) {
      const tag = this.#string()
      if (!tags.includes(tag)) tags.push(tag)
    }
    return tags
  }

  #content(): Uint8Array {
    const length = this.#number()
    const start = this.#at
    if (start + length > this.#end) {
      throw new FieldFault(
        `File content extends past end of packet: claimed ${length} bytes, ${this.#end - start} available`,
      )
    }
    this.#at = start + length
    // A copy, because the source's buffer may be used again before the event is.
    return this.#bytes.slice(start, start + length)
  }
}
