import { TextDecoder } from 'node:util'

/** The XML declaration is over by then, unless someone has filled it with blanks. */
const DECLARATION_BYTES = 256

/**
 * Turns the bytes of an XML document into text as they come: by the byte order mark, else by the encoding that
 * the declaration names, else as UTF-8.
 */
export class DocumentDecoder {
  #head: Uint8Array | undefined = new Uint8Array()
  #decoder: TextDecoder | undefined

  decode(bytes: Uint8Array): string {
    if (this.#decoder !== undefined) return this.#decoder.decode(bytes, { stream: true })
    this.#head = Buffer.concat([this.#head!, bytes])
    return this.#head.length < DECLARATION_BYTES && !this.#head.includes(0x3e) ? '' : this.#begin()
  }

  end(): string {
    const begun = this.#decoder === undefined ? this.#begin() : ''
    return begun + this.#decoder!.decode()
  }

  #begin(): string {
    const head = this.#head!
    this.#head = undefined
    this.#decoder = decoderFor(encodingOf(head))
    return this.#decoder.decode(head, { stream: true })
  }
}

function encodingOf(head: Uint8Array): string {
  const [first, second] = head
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xef && second === 0xbb) return 'utf-8'
  // A document in UTF-16 without its mark still begins with "<" and a zero byte.
  if (first === 0x3c && second === 0) return 'utf-16le'
  if (first === 0 && second === 0x3c) return 'utf-16be'
  const declaration = Buffer.from(head.subarray(0, DECLARATION_BYTES)).toString('latin1')
  return /^<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(declaration)?.[1] ?? 'utf-8'
}

function decoderFor(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding)
  } catch {
    return new TextDecoder()
  }
}
