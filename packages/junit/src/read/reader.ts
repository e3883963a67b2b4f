import { type Timestamp, testEvent } from '@subunit-js/protocol'
import type { Sink } from '@subunit-js/stream'
import { attached } from './case-events.ts'
import { type DocumentFault, ReportDocument } from './document.ts'
import { Numbering } from './numbering.ts'
import { ReportEvents } from './report-events.ts'

export interface JUnitReaderOptions {
  /** The absolute path of the project: ids get paths relative to it. Without it absolute paths stay so. */
  readonly root?: string | undefined
}

export interface JUnitFileOptions {
  /** What the file is called in messages and in the id of its own test if it is damaged. */
  readonly name: string
  /** When its tests began if it does not say so: the cases then follow one another. */
  readonly start: Timestamp
}

/** Reads JUnit files of any dialect into one stream, so that tests of several files keep their ids apart. */
export class JUnitReader {
  readonly #sink: Sink
  readonly #root: string | undefined
  readonly #testIds = new Numbering()
  readonly #suiteKeys = new Numbering()

  /** Events go to `sink`, whose end is the caller's to say. */
  constructor(sink: Sink, options: JUnitReaderOptions = {}) {
    this.#sink = sink
    this.#root = options.root
  }

  /** Begins a file. One is to be ended before the next begins. */
  file(options: JUnitFileOptions): JUnitFile {
    const events = new ReportEvents({
      sink: this.#sink,
      root: this.#root,
      start: options.start,
      testIds: this.#testIds,
      suiteKeys: this.#suiteKeys,
    })
    return new JUnitFile(new ReportDocument(events), this.#sink, options.name)
  }
}

/** One JUnit file that is being read. */
export class JUnitFile {
  readonly #document: ReportDocument
  readonly #sink: Sink
  readonly #name: string

  constructor(document: ReportDocument, sink: Sink, name: string) {
    this.#document = document
    this.#sink = sink
    this.#name = name
  }

  /** Takes the next bytes of the file, cut anywhere. Cases leave as soon as they are complete. */
  write(bytes: Uint8Array): void {
    this.#document.write(bytes)
  }

  /**
   * Ends the file. Returns what was wrong with it; where that may have cost cases, the file's own failed test
   * says so in the stream.
   */
  end(): readonly DocumentFault[] {
    this.#document.end()
    const { faults } = this.#document
    const damage = faults.filter(({ harmless }) => !harmless).map(({ message }) => message)
    if (damage.length > 0) this.#fail(damage)
    return faults
  }

  #fail(damage: readonly string[]): void {
    const testId = this.#name
    const reason = `This JUnit file is damaged, tests may be missing:\n${damage.join('\n')}`
    this.#sink.event(attached(testId, 'reason', 'text/plain;charset=utf8', new TextEncoder().encode(reason)))
    this.#sink.event(testEvent({ testId, status: 'fail', runnable: false }))
  }
}
