import { ByteBuffer } from '../byte-buffer.ts'
import { BodyDetails } from './body-details.ts'
import { type Attachment, CLOSING, type DetailsReader, LINE_FEED, nextLine } from './details.ts'
import { nameOf } from './names.ts'

/** The attachment that keeps what follows a part which breaks the grammar. */
export const UNPARSED: string = 'unparsed details'

/** A MIME type stands after the first space; the header's name is not looked at, as in the reference. */
const CONTENT_TYPE = /^[^ ]* (.*\/.*)$/s

/** The reference wants the carriage return; without it the length is as clear. */
const CHUNK_LENGTH = /^0*([0-9a-fA-F]{1,8})\r?\n$/

/**
 * Reads details of several parts. Each is a line with its MIME type, a line with its name, and its content in
 * chunks: a hexadecimal length, a line end, that many bytes; the length 0 ends the part.
 *
 * A part that breaks this grammar ends what is believed: the rest of the details, from the faulty line to the
 * closing bracket, becomes the attachment `unparsed details`. The reference crashes there.
 */
export class MultipartDetails implements DetailsReader {
  closed = false
  readonly #onAttachment: (attachment: Attachment) => void
  readonly #content = new ByteBuffer()
  #mimeType: string | undefined
  #fileName: string | undefined
  /** Bytes of the current chunk that have not come yet. */
  #missing = 0
  #unparsed: BodyDetails | undefined

  constructor(onAttachment: (attachment: Attachment) => void) {
    this.#onAttachment = onAttachment
  }

  read(bytes: Uint8Array, start: number, end: number, final: boolean): number {
    let at = start
    while (at < end && !this.closed) {
      if (this.#unparsed !== undefined) return this.#readUnparsed(this.#unparsed, bytes, at, end, final)
      if (this.#missing > 0) {
        const size = Math.min(this.#missing, end - at)
        this.#content.raw(bytes.subarray(at, at + size))
        this.#missing -= size
        at += size
      } else {
        const next = nextLine(bytes, at, end) ?? (final ? end : undefined)
        if (next === undefined) return at
        if (this.#readLine(bytes.subarray(at, next))) at = next
        else this.#giveUp()
      }
    }
    return at
  }

  finish(): void {
    if (this.#fileName !== undefined) this.#endPart(this.#fileName)
    this.#unparsed?.finish()
  }

  /** Reads one line, with its line feed unless the input ends before. False says that it is no such line. */
  #readLine(line: Uint8Array): boolean {
    const text = line.at(-1) === LINE_FEED ? line.subarray(0, -1) : line
    if (this.#mimeType === undefined) return this.#beginPart(text)
    if (this.#fileName === undefined) this.#fileName = nameOf(text)
    else return this.#beginChunk(line)
    return true
  }

  #beginPart(line: Uint8Array): boolean {
    if (line.length === 1 && line[0] === CLOSING) {
      this.closed = true
      return true
    }
    this.#mimeType = CONTENT_TYPE.exec(nameOf(line))?.[1]
    return this.#mimeType !== undefined
  }

  #beginChunk(line: Uint8Array): boolean {
    const length = CHUNK_LENGTH.exec(nameOf(line))?.[1]
    if (length === undefined) return false
    this.#missing = Number.parseInt(length, 16)
    if (this.#missing === 0) this.#endPart(this.#fileName!)
    return true
  }

  #endPart(fileName: string): void {
    this.#onAttachment({ fileName, mimeType: this.#mimeType!, fileBytes: this.#content.take() })
    this.#mimeType = undefined
    this.#fileName = undefined
  }

  #giveUp(): void {
    this.finish()
    const options = { fileName: UNPARSED, mimeType: 'application/octet-stream', quoted: false }
    this.#unparsed = new BodyDetails(this.#onAttachment, options)
  }

  #readUnparsed(unparsed: BodyDetails, bytes: Uint8Array, at: number, end: number, final: boolean): number {
    const next = unparsed.read(bytes, at, end, final)
    this.closed = unparsed.closed
    return next
  }
}
