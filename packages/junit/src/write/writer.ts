import type { TestEvent } from '@subunit-js/protocol'
import { foldTests, isLayerId, type Sink, type TestRecord } from '@subunit-js/stream'
import { narrowAttributes, narrowCase, narrowSuite } from '../dialect/narrow.ts'
import { JUnitError } from '../error.ts'
import { idProperty, isIdProperty } from '../map/case-id.ts'
import { caseOf } from '../map/case-of.ts'
import { fillTemplate, nameTest } from '../map/naming.ts'
import { applyNote } from '../map/note.ts'
import { parseNote } from '../map/note-json.ts'
import { NOTE } from '../map/note-name.ts'
import type { JUnitAttributes, JUnitCase, JUnitProperty, JUnitSuite } from '../model/report.ts'
import { formatSeconds } from '../model/seconds.ts'
import { formatInstant, Period } from '../model/time.ts'
import { Counts } from './counts.ts'
import { type JUnitDocument, oneDocument, splitDocuments } from './documents.ts'
import { Drafts } from './drafts.ts'
import { type JUnitWriterOptions, type JUnitWriterSettings, writerSettings } from './options.ts'
import { UniqueNames } from './unique-names.ts'

/**
 * Takes a stream and makes JUnit documents of it. A suite can only be written when no more tests of its file can
 * come, which is at the stream's end; until then each test is kept as the little that the report says of it.
 */
export class JUnitWriter implements Sink {
  readonly #settings: JUnitWriterSettings
  readonly #tests: Sink
  readonly #drafts: Drafts
  readonly #names = new UniqueNames()
  readonly #counts = new Counts()
  readonly #period = new Period()
  #ended = false

  /** Throws a `JUnitError` (`invalid-option`) for options that make no sense. */
  constructor(options: JUnitWriterOptions = {}) {
    this.#settings = writerSettings(options)
    this.#drafts = new Drafts(testId => this.#suiteName(testId))
    this.#tests = foldTests({
      onTest: test => this.#addTest(test),
      onRun: event => this.#drafts.addRunEvent(event),
      onLate: event => this.#drafts.addLateEvent(event),
    })
  }

  event(event: TestEvent): void {
    this.#tests.event(event)
  }

  end(): void {
    this.#tests.end()
    this.#drafts.settle()
    this.#ended = true
  }

  /**
   * The documents, once the stream has ended, each in pieces of one suite. Memory is given back while they are
   * gone through, so that this can be done once. Throws a `JUnitError` (`ended`) before the end.
   */
  *documents(): Generator<JUnitDocument, void, void> {
    if (!this.#ended) {
      throw new JUnitError('ended', 'A report is complete only when its stream has ended: call end() first.')
    }
    const suites = this.#suites()
    if (this.#settings.split) yield* splitDocuments(suites, this.#settings.dialect.root)
    else yield oneDocument(suites, this.#rootAttributes())
  }
  #addTest(test: TestRecord): void {
    // A hook that went well is nothing that a reader of test results looks for.
    if (isLayerId(test.testId) && test.status === 'success') return
    const file = test.attachments.find(({ name }) => name === NOTE)
    const note = file === undefined ? {} : parseNote(file.bytes)
    const testCase = narrowCase(this.#named(applyNote(this.#case(test), note), test), this.#settings.dialect)
    this.#counts.add(testCase)
    this.#period.add(test.start, test.stop)
    this.#drafts.addCase(testCase, test, note.suites)
    this.#drafts.addNotes(note.about ?? [])
  }

  #case(test: TestRecord): JUnitCase {
    return caseOf(
      test,
      this.#settings.placeAttachment && (file => this.#settings.placeAttachment!(test, file)),
    )
  }

  /** The case by the names that the options want. */
  #named(testCase: JUnitCase, { testId }: TestRecord): JUnitCase {
    const { names, filePathPrefix, dialect } = this.#settings
    const renamed = {
      ...testCase,
      className: names.className === undefined ? testCase.className : fillTemplate(names.className, testId),
      name: names.name === undefined ? testCase.name : fillTemplate(names.name, testId),
    }
    const { className, name, file } = renamed
    return {
      ...renamed,
      name: dialect.uniqueNames ? this.#names.unique(className, name) : name,
      file: file === undefined ? undefined : filePathPrefix + file,
      properties: Object.keys(names).length === 0 ? testCase.properties : this.#identified(renamed, testId),
    }
  }

  /** The properties of a case by other names than those from which its test's id is known. */
  #identified(renamed: JUnitCase, testId: string): JUnitProperty[] {
    const properties = renamed.properties.filter(property => !isIdProperty(property))
    const suite = this.#suiteName(testId)
    return [...properties, ...idProperty({ ...renamed, properties }, [suite], testId)]
  }

  #suiteName(testId: string): string {
    const { suiteName } = this.#settings.names
    return suiteName === undefined ? nameTest(testId).suite : fillTemplate(suiteName, testId)
  }

  *#suites(): IterableIterator<JUnitSuite> {
    for (const draft of this.#drafts.take()) {
      const suite = narrowSuite(draft.suite(this.#settings), this.#settings.dialect)
      if (draft.noted || !isEmpty(suite)) yield suite
    }
  }

  #rootAttributes(): JUnitAttributes {
    const { dialect, name } = this.#settings
    const { start, duration } = this.#period
    const root = this.#drafts.root
    const time =
      duration === undefined ? root?.time : (root?.time ?? formatSeconds(duration, dialect.decimals))
    const known = {
      name: root?.name ?? name,
      ...this.#counts.attributes(),
      ...(time !== undefined && { time }),
      ...(start !== undefined && { timestamp: root?.timestamp ?? formatInstant(start) }),
    }
    const attributes = { ...known, ...root?.attributes, ...known }
    return narrowAttributes(attributes, dialect.rootAttributes) ?? {}
  }
}

function isEmpty({ cases, suites, systemOut, systemErr }: JUnitSuite): boolean {
  return cases.length === 0 && suites.length === 0 && systemOut === undefined && systemErr === undefined
}
