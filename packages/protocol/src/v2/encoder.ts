import { ProtocolError } from '../error.ts'
import type { EventFields } from '../event.ts'
import { ByteWriter } from './byte-writer.ts'
import { MAX_PACKET_BYTES } from './layout.ts'
import { writePacket } from './packet.ts'

export interface EncoderOptions {
  /**
   * The longest packet to write, in bytes; default and most 4,194,303. An attachment piece that does not fit
   * is split over several packets. 4,096 keeps each packet whole on a pipe that others write to as well.
   */
  readonly maxPacketBytes?: number
}

const LEAST_LIMIT = 64

/** The length field and the number before the content take at most this much more than for no content. */
const NUMBER_GROWTH = 2 + 3

/**
 * Writes events as subunit v2 packets, byte for byte as the reference does, with tags sorted by code point.
 * Packets collect in the encoder until they are taken. One encoder serves one writer for its whole life.
 */
export class Encoder {
  readonly #limit: number
  readonly #out = new ByteWriter()

  /** Throws a `ProtocolError` (`invalid-option`) for a packet limit that is out of range. */
  constructor(options: EncoderOptions = {}) {
    this.#limit = checkedLimit(options.maxPacketBytes ?? MAX_PACKET_BYTES)
  }

  /** How many encoded bytes wait to be taken. */
  get length(): number {
    return this.#out.length
  }

  /**
   * Appends the packet of an event, or the packets when its attachment piece has to be split. Either all of
   * them are appended or, when it throws, none.
   * Throws a `ProtocolError`: `invalid-field` names the field that cannot be written, `packet-too-long` says
   * that the other fields alone exceed the limit.
   */
  append(event: EventFields): void {
    const start = this.#out.length
    try {
      if (!this.#appendWhole(event)) this.#appendSplit(event)
    } catch (error) {
      this.#out.length = start
      throw error
    }
  }

  /** Returns the bytes that collected, in a buffer of their own, and empties the encoder. */
  take(): Uint8Array {
    return this.#out.take()
  }

  /** Appends the event as one packet, or nothing when that would be too long. */
  #appendWhole(event: EventFields): boolean {
    const content = event.fileBytes
    if (content !== undefined && content.length >= this.#limit) return false
    const start = this.#out.length
    if (writePacket(this.#out, event, content) <= this.#limit) return true
    this.#out.length = start
    return false
  }

  /**
   * Appends the event as several packets: MIME type, tags and timestamp are on the first, eof and a final
   * status on the last. An in-progress status is on the first, so that the start is seen early.
   */
  #appendSplit(event: EventFields): void {
    const content = event.fileBytes
    if (content === undefined) throw this.#tooLong(event)
    const begins = event.status === 'inprogress'
    const first = { ...event, status: begins ? event.status : undefined, eof: false }
    const middle = { ...first, status: undefined, tags: undefined, mimeType: undefined, timestamp: undefined }
    const last = { ...middle, status: begins ? undefined : event.status, eof: event.eof ?? false }

    let at = this.#room(first)
    writePacket(this.#out, first, content.subarray(0, at))
    const room = this.#room(middle)
    for (; at + room < content.length; at += room) {
      writePacket(this.#out, middle, content.subarray(at, at + room))
    }
    writePacket(this.#out, last, content.subarray(at))
  }

  /** How many content bytes a packet with these fields may carry. */
  #room(event: EventFields): number {
    const start = this.#out.length
    const room = this.#limit - writePacket(this.#out, event, new Uint8Array()) - NUMBER_GROWTH
    this.#out.length = start
    if (room <= 0) throw this.#tooLong(event)
    return room
  }

  #tooLong(event: EventFields): ProtocolError {
    const lengths: [string, number][] = [
      ['testId', event.testId?.length ?? 0],
      ['tags', event.tags?.join('').length ?? 0],
      ['mimeType', event.mimeType?.length ?? 0],
      ['fileName', event.fileName?.length ?? 0],
      ['routeCode', event.routeCode?.length ?? 0],
    ]
    const [field, length] = lengths.reduce((longest, next) => (next[1] > longest[1] ? next : longest))
    return new ProtocolError(
      'packet-too-long',
      `The event does not fit into a packet of ${this.#limit} bytes: ${field} alone has ${length} characters.`,
      field,
    )
  }
}

function checkedLimit(limit: number): number {
  if (Number.isInteger(limit) && limit >= LEAST_LIMIT && limit <= MAX_PACKET_BYTES) return limit
  throw new ProtocolError(
    'invalid-option',
    `maxPacketBytes must be a whole number from ${LEAST_LIMIT} to ${MAX_PACKET_BYTES}, not ${limit}.`,
    'maxPacketBytes',
  )
}

/** Encodes one event. Takes and throws what `Encoder` does; a split event gives several packets in a row. */
export function encode(event: EventFields, options: EncoderOptions = {}): Uint8Array {
  const encoder = new Encoder(options)
  encoder.append(event)
  return encoder.take()
}
