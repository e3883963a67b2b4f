import { stripVTControlCharacters } from 'node:util'
import type { TestEvent } from '@subunit-js/protocol'
import { type Line, LineReader } from '../read/lines.ts'

/**
 * Writes files that belong to no test, such as output between tests, as comments, line by line. The comments
 * are indented so far that none is mistaken for the announcement of a subtest. Of files that are no text only
 * the names are told, once.
 */
export class RunComments {
  readonly #onLine: (line: string) => void
  /** A reader for each file that is text, nothing for others. */
  readonly #files = new Map<string, LineReader | undefined>()

  constructor(onLine: (line: string) => void) {
    this.#onLine = onLine
  }

  take({ fileName, fileBytes, mimeType, routeCode }: TestEvent): void {
    if (fileName === undefined || fileBytes === undefined) return
    const key = `${routeCode ?? ''}\0${fileName}`
    if (!this.#files.has(key)) this.#files.set(key, this.#reader(fileName, mimeType))
    this.#files.get(key)?.write(fileBytes)
  }

  /** Writes the last lines of all files. */
  end(): void {
    for (const reader of this.#files.values()) reader?.end()
  }

  #reader(fileName: string, mimeType: string | undefined): LineReader | undefined {
    // What comes between packets has no type and is what programs print.
    const isText = mimeType === undefined || /^text\//.test(mimeType)
    if (isText)
      return new LineReader(
        (line: Line) => this.#comment(line.text),
        () => {},
      )
    this.#comment(`a file of the run is left out: ${fileName} (${mimeType})`)
    return undefined
  }

  #comment(text: string): void {
    const printable = stripVTControlCharacters(text)
      .replace(/[\p{Cc}\u2028\u2029]/gu, ' ')
      .trimEnd()
    this.#onLine(printable === '' ? '#' : `#   ${printable}`)
  }
}
