import { ProtocolError } from '../error.ts'
import { type TestEvent, type Timestamp, testEvent } from '../event.ts'
import { type ByteRange, PendingBytes } from '../pending.ts'
import { type DetailsReader, nextLine } from './details.ts'
import { Interpreter } from './interpreter.ts'
import { isBlank, readKeyword } from './keyword.ts'

export interface V1DecoderOptions {
  /** The attachment name under which lines that are no directive are delivered; default `stdout`. */
  readonly noiseFileName?: string
  /**
   * The time of events before the stream's first `time:` directive. Default: they have none. The reference
   * takes the clock, which gives another result whenever a stored stream is read.
   */
  readonly now?: () => Timestamp
}

/**
 * Turns the bytes of a subunit v1 (text) stream into v2 events, chunk by chunk, whatever the chunks are: an
 * in-progress event when a test starts, one event for each of its attachments, then its status with tags.
 * `failure` and `error` are both `fail`. A test that the end of input cuts off fails, and says so.
 *
 * Never throws on input. Lines that are no directive, or one in a place where it has no meaning, are delivered
 * as run-level attachment pieces, and the beginning of a line as soon as it can be no directive.
 *
 * `onEvent` is called synchronously from `write` and `end`. Chunks are not kept or changed.
 */
export class V1Decoder {
  readonly #onEvent: (event: TestEvent) => void
  readonly #noiseFileName: string
  readonly #interpreter: Interpreter
  readonly #pending = new PendingBytes()
  /** The current line is known to be text, and its end has not come. */
  #inText = false
  #ended = false

  constructor(onEvent: (event: TestEvent) => void, options: V1DecoderOptions = {}) {
    this.#onEvent = onEvent
    this.#noiseFileName = options.noiseFileName ?? 'stdout'
    this.#interpreter = new Interpreter(onEvent, options.now ?? (() => undefined))
  }

  /** Decodes all that can be known with this chunk. Throws a `ProtocolError` (`ended`) after `end`. */
  write(chunk: Uint8Array): void {
    if (this.#ended) throw new ProtocolError('ended', 'The decoder was given bytes after its end.')
    const range = this.#pending.join(chunk)
    this.#pending.keep(range, this.#decode(range, false))
  }

  /** Ends the input. What follows the last line feed is a line as well. Further calls do nothing. */
  end(): void {
    if (this.#ended) return
    this.#ended = true
    this.#decode(this.#pending.join(new Uint8Array()), true)
    this.#interpreter.loseConnection()
  }

  /** Decodes the range and returns the index of the first byte whose meaning is still open. */
  #decode({ bytes, start, end }: ByteRange, final: boolean): number {
    let at = start
    while (at < end) {
      const details = this.#interpreter.details
      const next =
        details === undefined
          ? this.#readLines(bytes, at, end, final)
          : this.#readDetails(details, bytes, at, end, final)
      if (next === at) break
      at = next
    }
    return at
  }

  #readDetails(details: DetailsReader, bytes: Uint8Array, at: number, end: number, final: boolean): number {
    const next = details.read(bytes, at, end, final)
    if (details.closed) this.#interpreter.endDetails()
    return next
  }

  /** Reads the lines up to one that is obeyed as a directive, and delivers the others as text. */
  #readLines(bytes: Uint8Array, start: number, end: number, final: boolean): number {
    let text = start
    let at = start
    while (at < end) {
      const next = nextLine(bytes, at, end)
      const lineEnd = next ?? end
      const directive = this.#inText ? 'text' : readKeyword(bytes, at, lineEnd)
      if (directive !== 'text' && next === undefined && !final) break
      this.#inText = next === undefined
      if (typeof directive === 'object') {
        this.#emitText(bytes, text, at)
        text = at
        const argument = bytes.subarray(directive.argument, next === undefined ? end : next - 1)
        if (!argument.every(isBlank) && this.#interpreter.obey(directive.keyword, argument)) return lineEnd
      }
      at = lineEnd
    }
    this.#emitText(bytes, text, at)
    return at
  }

  #emitText(bytes: Uint8Array, start: number, end: number): void {
    if (start === end) return
    this.#onEvent(testEvent({ fileName: this.#noiseFileName, fileBytes: bytes.slice(start, end) }))
  }
}

/** Decodes a whole v1 stream that is in memory. */
export function decodeV1(bytes: Uint8Array, options: V1DecoderOptions = {}): TestEvent[] {
  const events: TestEvent[] = []
  const decoder = new V1Decoder(event => events.push(event), options)
  decoder.write(bytes)
  decoder.end()
  return events
}
