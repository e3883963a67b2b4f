import type { TestEvent } from '@subunit-js/protocol'

const PLACED = /^(?:std(?:out|err)(?::|$)|junit:)/

/**
 * The attachments of the run that a report has a place for, put together: what files and suites printed
 * (`stdout:<path>`), what nobody's tests printed (`stdout`), and notes. The others are left.
 */
export class RunFiles {
  readonly #pieces = new Map<string, Uint8Array[]>()

  add(event: TestEvent): void {
    const { fileName, fileBytes } = event
    if (fileName === undefined || fileBytes === undefined || !PLACED.test(fileName)) return
    const pieces = this.#pieces.get(fileName)
    if (pieces === undefined) this.#pieces.set(fileName, [fileBytes])
    else pieces.push(fileBytes)
  }

  /** Gives the files away, in order of their first pieces. */
  *take(): IterableIterator<{ name: string; bytes: Uint8Array }> {
    for (const [name, pieces] of this.#pieces) yield { name, bytes: Buffer.concat(pieces) }
    this.#pieces.clear()
  }
}
