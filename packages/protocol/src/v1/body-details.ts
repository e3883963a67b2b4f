import { ByteBuffer } from '../byte-buffer.ts'
import { type Attachment, CLOSING, type DetailsReader, LINE_FEED, nextLine } from './details.ts'

const SPACE = 0x20

export interface BodyDetailsOptions {
  readonly fileName: string
  readonly mimeType: string
  /** Whether a line that begins with ` ]` loses that space, which kept it from being taken for the end. */
  readonly quoted: boolean
}

/** Reads details that are one attachment: all lines up to one that is a closing bracket and nothing else. */
export class BodyDetails implements DetailsReader {
  closed = false
  readonly #onAttachment: (attachment: Attachment) => void
  readonly #options: BodyDetailsOptions
  readonly #body = new ByteBuffer()
  #midLine = false

  constructor(onAttachment: (attachment: Attachment) => void, options: BodyDetailsOptions) {
    this.#onAttachment = onAttachment
    this.#options = options
  }

  read(bytes: Uint8Array, start: number, end: number, final: boolean): number {
    let at = start
    while (at < end) {
      if (!this.#midLine) {
        // Two bytes tell whether the line ends the details or is quoted; the others are not waited for.
        if (end - at < 2 && !final && (bytes[at] === CLOSING || bytes[at] === SPACE)) return at
        if (bytes[at] === CLOSING && (at + 1 === end || bytes[at + 1] === LINE_FEED)) {
          this.finish()
          this.closed = true
          return Math.min(at + 2, end)
        }
        if (this.#options.quoted && bytes[at] === SPACE && at + 1 < end && bytes[at + 1] === CLOSING) at++
      }
      const next = nextLine(bytes, at, end)
      this.#body.raw(bytes.subarray(at, next ?? end))
      this.#midLine = next === undefined
      at = next ?? end
    }
    return at
  }

  finish(): void {
    const { fileName, mimeType } = this.#options
    this.#onAttachment({ fileName, mimeType, fileBytes: this.#body.take() })
  }
}
