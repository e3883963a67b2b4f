import type { EventFields } from '@subunit-js/protocol'
import type { Clock } from '../read/clock.ts'
import type { Line } from '../read/lines.ts'
import { PLAIN_TEXT } from './attachments.ts'

const utf8 = new TextEncoder()

/** Text is handed on when this many characters have collected. */
const HANDED_ON_CHARACTERS = 1 << 16

/**
 * The files of a script's own test, which grow while it runs: its output that is no TAP, its comments, its
 * standard error. Pieces of output that follow one another closely are joined.
 */
export class ScriptFiles {
  readonly #emit: (fields: EventFields) => void
  readonly #clock: Clock
  readonly #begun = new Set<string>()
  #lines = ''

  constructor(emit: (fields: EventFields) => void, clock: Clock) {
    this.#emit = emit
    this.#clock = clock
  }

  /** Adds a line that is no TAP. */
  line({ text, end, bytes }: Line): void {
    if (bytes !== undefined) this.append('stdout', bytes)
    else this.#lines += text + end
    if (this.#lines.length > HANDED_ON_CHARACTERS) this.flush()
  }

  append(fileName: string, fileBytes: Uint8Array): void {
    this.flush()
    this.#piece(fileName, fileBytes, false)
  }

  flush(): void {
    if (this.#lines === '') return
    const fileBytes = utf8.encode(this.#lines)
    this.#lines = ''
    this.#piece('stdout', fileBytes, false)
  }

  /** Ends the files, each with an empty last piece. */
  finish(): void {
    this.flush()
    for (const fileName of [...this.#begun]) this.#piece(fileName, new Uint8Array(), true)
  }

  #piece(fileName: string, fileBytes: Uint8Array, eof: boolean): void {
    const mimeType = this.#begun.has(fileName) ? undefined : PLAIN_TEXT
    this.#begun.add(fileName)
    this.#emit({ fileName, mimeType, fileBytes, eof, timestamp: this.#clock.now() })
  }
}
