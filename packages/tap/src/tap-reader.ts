import type { TestEvent, Timestamp } from '@subunit-js/protocol'
import { timestampFromMilliseconds } from '@subunit-js/stream'
import { liveClock, recordedClock } from './read/clock.ts'
import { TapDocument } from './read/document.ts'
import { LineReader } from './read/lines.ts'
import { NamedSubtests } from './script/named-subtests.ts'
import { ScriptEvents } from './script/script-events.ts'
import type { ScriptEnding } from './script/verdict.ts'

export interface TapReaderOptions {
  /** The id of the script whose output is read: its path, as `testId` makes it an id. */
  readonly testId: string
  /** Tags of all tests. */
  readonly tags?: readonly string[] | undefined
  /**
   * `live` for a document that is read while it is written: what it reports took place just now. `recorded`
   * for a stored one, where one thing happens after another and takes as long as the document says.
   */
  readonly source?: 'live' | 'recorded' | undefined
  /** The clock; default the system's. */
  readonly now?: (() => Timestamp) | undefined
}

/**
 * Turns the output of one TAP script, version 12, 13 or 14, into the events of its tests: the script itself,
 * which is runnable, and its subtests and test points, which are not. Takes any bytes in any chunks, never
 * throws on input, and keeps none of it but what is about the test point that is being read.
 *
 * `onEvent` is called synchronously as soon as the place of a test is known.
 */
export class TapReader {
  readonly #lines: LineReader
  readonly #document: TapDocument
  readonly #script: ScriptEvents

  constructor(onEvent: (event: TestEvent) => void, options: TapReaderOptions) {
    const { testId, tags, source = 'live', now = systemTime } = options
    const clock = source === 'live' ? liveClock(now) : recordedClock(now)
    this.#script = new ScriptEvents(onEvent, { testId, tags, clock })
    const named = new NamedSubtests(event => this.#script.take(event))
    this.#document = new TapDocument(event => named.event(event), clock)
    this.#lines = new LineReader(
      line => this.#document.line(line),
      bytes => this.#document.rest(bytes),
    )
  }

  /** Whether a test point is complete but for diagnostics that may follow it. See `release`. */
  get holds(): boolean {
    return this.#document.holds
  }

  /** Reads a chunk of the script's standard output. The chunk is not kept. */
  write(chunk: Uint8Array | string): void {
    this.#lines.write(typeof chunk === 'string' ? utf8.encode(chunk) : chunk)
    this.#script.flush()
  }

  /**
   * Reports the test point that waits for its diagnostics. Call it when nothing has come for a moment, so that
   * the last point before a script hangs can be seen; diagnostics that come later are the script's output.
   */
  release(): void {
    this.#document.release()
    this.#script.flush()
  }

  /** Adds to a file of the script's own test, such as `stderr`. */
  append(fileName: string, bytes: Uint8Array): void {
    this.#script.append(fileName, bytes)
  }

  /** Ends the document and reports the script's own test. */
  end(ending: ScriptEnding = {}): void {
    this.#lines.end()
    this.#document.end()
    this.#script.finish(ending)
  }
}

const utf8 = new TextEncoder()

function systemTime(): Timestamp {
  return timestampFromMilliseconds(performance.timeOrigin + performance.now())
}
