import { ByteBuffer } from '../byte-buffer.ts'
import { type EventFields, type TestEvent, type Timestamp, testEvent } from '../event.ts'
import type { Attachment, DetailsReader } from './details.ts'
import type { Keyword } from './keyword.ts'
import { nameOf } from './names.ts'
import { detailsForm, detailsReader, isOutcome, OUTCOME_STATUS, type Outcome } from './outcome.ts'
import { changeTags } from './tags.ts'
import { parseTime } from './time.ts'

/** The test that the stream is inside of. */
interface OpenTest {
  readonly id: string
  /** Its own tags, once it has any: the run's until then. */
  tags: Set<string> | undefined
  hasTraceback: boolean
}

const PROGRESS = /^\s*(?:[+-]?[0-9]+|push|pop)\s*$/

const utf8 = new TextEncoder()

/**
 * Knows what the directives of a v1 stream mean where they stand, and says it in events. Which bytes are a
 * directive, and what becomes of the others, is the decoder's business.
 */
export class Interpreter {
  readonly #onEvent: (event: TestEvent) => void
  readonly #now: () => Timestamp | undefined
  readonly #tags = new Set<string>()
  #time: Timestamp | undefined
  #test: OpenTest | undefined
  /** The test's name as it was written, which the outcome must repeat. */
  readonly #name = new ByteBuffer()
  #outcome: Outcome | undefined
  #details: DetailsReader | undefined

  constructor(onEvent: (event: TestEvent) => void, now: () => Timestamp | undefined) {
    this.#onEvent = onEvent
    this.#now = now
  }

  /** The reader of the details that the stream is inside of: while there is one, no line is a directive. */
  get details(): DetailsReader | undefined {
    return this.#details
  }

  /** Obeys a directive. Returns false, and does nothing, when it has no meaning here or a faulty argument. */
  obey(keyword: Keyword, argument: Uint8Array): boolean {
    if (isOutcome(keyword)) return this.#beginOutcome(keyword, argument)
    switch (keyword) {
      case 'test':
        return this.#startTest(argument)
      case 'tags':
        changeTags(this.#ownTags(), nameOf(argument))
        return true
      case 'time':
        return this.#setTime(argument)
      case 'progress':
        // How many tests are to come is nothing that a v2 stream can say.
        return PROGRESS.test(nameOf(argument))
    }
  }

  /** Ends the test with the outcome whose details were read to their closing bracket. */
  endDetails(): void {
    this.#endTest(this.#outcome!)
  }

  /** Ends the input: a test that is still open has failed. */
  loseConnection(): void {
    const test = this.#test
    if (test === undefined) return
    this.#details?.finish()
    const report = this.#details === undefined ? '' : `${this.#outcome} report of `
    this.#attach(test, {
      fileName: test.hasTraceback ? 'traceback-2' : 'traceback',
      mimeType: 'text/x-traceback; charset="utf8"; language="python"',
      fileBytes: utf8.encode(
        `testtools.testresult.real._StringException: lost connection during ${report}test '${test.id}'\n`,
      ),
    })
    this.#endTest('error')
  }

  #startTest(argument: Uint8Array): boolean {
    if (this.#test !== undefined) return false
    const id = nameOf(argument)
    this.#test = { id, tags: undefined, hasTraceback: false }
    this.#name.length = 0
    this.#name.raw(argument)
    this.#emit({ testId: id, status: 'inprogress' })
    return true
  }

  #beginOutcome(outcome: Outcome, argument: Uint8Array): boolean {
    const test = this.#test
    const form = test && detailsForm(argument, this.#name)
    if (test === undefined || form === undefined) return false
    this.#outcome = outcome
    this.#details = detailsReader(outcome, form, attachment => this.#attach(test, attachment))
    if (this.#details === undefined) this.#endTest(outcome)
    return true
  }

  /** The tags that a directive changes here: a test's, which begin as the run's, or the run's. */
  #ownTags(): Set<string> {
    if (this.#test === undefined) return this.#tags
    this.#test.tags ??= new Set(this.#tags)
    return this.#test.tags
  }

  #setTime(argument: Uint8Array): boolean {
    const time = parseTime(nameOf(argument))
    if (time === undefined) return false
    this.#time = time
    return true
  }

  #attach(test: OpenTest, attachment: Attachment): void {
    test.hasTraceback ||= attachment.fileName === 'traceback'
    this.#emit({ testId: test.id, ...attachment, eof: true })
  }

  #endTest(outcome: Outcome): void {
    const { id, tags = this.#tags } = this.#test!
    this.#test = undefined
    this.#details = undefined
    this.#emit({
      testId: id,
      status: OUTCOME_STATUS[outcome],
      tags: tags.size === 0 ? undefined : [...tags],
    })
  }

  #emit(fields: EventFields): void {
    this.#onEvent(testEvent({ ...fields, timestamp: this.#time ?? this.#now() }))
  }
}
