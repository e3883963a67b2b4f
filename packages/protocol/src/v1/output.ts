import type { ByteBuffer } from '../byte-buffer.ts'
import { type ByteRange, PendingBytes } from '../pending.ts'
import { LINE_FEED, nextLine } from './details.ts'
import type { OnLoss } from './escapes.ts'
import { type Keyword, readKeyword } from './keyword.ts'

/** What means something outside of a test, where all output is written; `uxsuccess` crashes the reference. */
const MISLEADING: readonly Keyword[] = ['test', 'tags', 'time', 'progress', 'uxsuccess']

/**
 * Writes output that belongs to no test between the blocks of a v1 stream, at once and as it is, with two
 * exceptions that keep the stream right: a line that would be read as a directive gets a space in front, and a
 * line that is not finished when a block begins is ended.
 */
export class OutputWriter {
  readonly #out: ByteBuffer
  readonly #onLoss: OnLoss
  /** The beginning of a line that may yet turn out to be a directive: a few bytes. */
  readonly #held = new PendingBytes()
  #atLineStart = true

  constructor(out: ByteBuffer, onLoss: OnLoss) {
    this.#out = out
    this.#onLoss = onLoss
  }

  write(chunk: Uint8Array): void {
    const range = this.#held.join(chunk)
    this.#held.keep(range, this.#copy(range))
  }

  /** Writes what is held back; the next call may begin a line. */
  flush(): void {
    if (this.#held.length === 0) return
    const range = this.#held.join(new Uint8Array())
    const { bytes, start, end } = range
    this.#out.raw(bytes.subarray(start, end))
    this.#held.keep(range, end)
    this.#atLineStart = false
  }

  /** Makes sure that a directive can follow. */
  endLine(): void {
    this.flush()
    if (!this.#atLineStart) this.#out.text('\n')
    this.#atLineStart = true
  }

  /** Copies the range and returns the index of the first byte that has to be held back. */
  #copy({ bytes, start, end }: ByteRange): number {
    let copied = start
    let at = start
    while (at < end) {
      if (this.#atLineStart) {
        const directive = readKeyword(bytes, at, end)
        if (directive === 'open') break
        if (directive !== 'text' && MISLEADING.includes(directive.keyword)) {
          const lineStart = bytes.subarray(at, directive.argument)
          if (lineStart.at(-1) !== LINE_FEED) {
            this.#out.raw(bytes.subarray(copied, at))
            this.#out.text(' ')
            copied = at
            this.#reportSpace(lineStart)
          }
        }
      }
      const next = nextLine(bytes, at, end)
      this.#atLineStart = next !== undefined
      at = next ?? end
    }
    this.#out.raw(bytes.subarray(copied, at))
    return at
  }

  #reportSpace(lineStart: Uint8Array): void {
    const original = String.fromCharCode(...lineStart)
    this.#onLoss({ what: 'output', original, written: ` ${original}` })
  }
}
