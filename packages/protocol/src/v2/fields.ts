import { STATUSES, type TestEvent, type Timestamp } from '../event.ts'
import type { ByteRange } from '../pending.ts'
import * as layout from './layout.ts'
import { getNumber, numberBytesFrom } from './number.ts'
import { StringReader, stringFault } from './text.ts'

const NUMBER_PAST_END = 'Number extends past end of packet'

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
  readonly #strings = new StringReader()
  #bytes: Uint8Array = new Uint8Array()
  #view: DataView = new DataView(this.#bytes.buffer)
  #at = 0
  #end = 0
  #origin = 0

  /** Takes the bytes in which the next packets are. */
  enter({ bytes, view }: ByteRange): void {
    this.#bytes = bytes
    this.#view = view
    this.#strings.enter(bytes, view)
  }

  /**
   * Reads the packet at `start`, whose header and checksum are sound and which is `length` bytes long.
   * Bytes between its last field and the checksum are ignored, as the reference does.
   * Throws a `FieldFault`.
   */
  read(start: number, length: number): TestEvent {
    const bytes = this.#bytes
    const flags = (bytes[start + 1]! << 8) | bytes[start + 2]!
    const lengthBytes = numberBytesFrom(bytes[start + 3]!)
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
    const seconds = this.#view.getUint32(this.#skip(4))
    return { seconds, nanoseconds: this.#number() }
  }

  #number(): number {
    if (this.#at >= this.#end) throw new FieldFault(NUMBER_PAST_END)
    const first = this.#bytes[this.#at]!
    if (first < 0x40) {
      this.#at++
      return first
    }
    return getNumber(this.#bytes, this.#skip(numberBytesFrom(first)))
  }

  /** Steps over the bytes of a number and returns where they begin. */
  #skip(size: number): number {
    const at = this.#at
    if (at + size > this.#end) throw new FieldFault(NUMBER_PAST_END)
    this.#at = at + size
    return at
  }

  #string(): string {
    const length = this.#number()
    const start = this.#at
    const end = start + length
    if (end > this.#end) throw this.#stringPastEnd(length)
    const text = this.#strings.read(start, end)
    if (text === undefined) {
      throw new FieldFault(stringFault(this.#bytes.subarray(start, end), this.#offset(start)))
    }
    this.#at = end
    return text
  }

  #stringPastEnd(length: number): FieldFault {
    return new FieldFault(
      `UTF8 string at offset ${this.#offset(this.#at)} extends past end of packet: ` +
        `claimed ${length} bytes, ${this.#end - this.#at} available`,
    )
  }

  /** Where messages place a string whose first byte is at `start`. */
  #offset(start: number): number {
    return start - this.#origin - 2
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
    return this.#bytes.slice(start, this.#at)
  }
}
