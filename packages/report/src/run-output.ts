import { TextDecoder } from 'node:util'
import type { TestEvent } from '@subunit-js/protocol'
import type { Painter } from './paint.ts'
import { counted } from './words.ts'

/** A file of the run that is not shown as text: coverage, a core dump. */
interface OtherFile {
  readonly name: string
  readonly mimeType: string
  size: number
}

/**
 * What belongs to no test: output is shown as it comes, other files are told of at the end. Pieces without a
 * MIME type are output, since bytes between packets have none.
 */
export class RunOutput {
  readonly #paint: Painter
  readonly #decoders = new Map<string, TextDecoder>()
  readonly #files = new Map<string, OtherFile>()

  constructor(paint: Painter) {
    this.#paint = paint
  }

  /** The text to show for an event at once. */
  take({ routeCode, fileName, fileBytes, mimeType }: TestEvent): string {
    if (fileName === undefined || fileBytes === undefined) return ''
    const key = JSON.stringify([routeCode, fileName])
    const file = this.#files.get(key) ?? this.#begin(key, fileName, mimeType)
    if (file === undefined) return this.#text(key, fileBytes)
    file.size += fileBytes.length
    return ''
  }

  /** The lines that tell of the other files. */
  summary(): string {
    return Array.from(
      this.#files.values(),
      ({ name, mimeType, size }) => `Attached to the run: ${name} (${mimeType}, ${counted(size, 'byte')})\n`,
    ).join('')
  }

  #begin(key: string, name: string, mimeType: string | undefined): OtherFile | undefined {
    if (mimeType === undefined || mimeType.startsWith('text/') || this.#decoders.has(key)) return undefined
    const file = { name, mimeType, size: 0 }
    this.#files.set(key, file)
    return file
  }

  /** A character may be split over two pieces, hence a decoder for each file. */
  #text(key: string, bytes: Uint8Array): string {
    let decoder = this.#decoders.get(key)
    if (decoder === undefined) {
      decoder = new TextDecoder()
      this.#decoders.set(key, decoder)
    }
    return this.#paint.foreign(decoder.decode(bytes, { stream: true }))
  }
}
