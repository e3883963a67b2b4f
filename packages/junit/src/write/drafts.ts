import type { TestEvent } from '@subunit-js/protocol'
import type { TestRecord } from '@subunit-js/stream'
import { nameTest, RUN_SUITE } from '../map/naming.ts'
import { parseSuiteNote, type SuiteNote } from '../map/note-json.ts'
import { suiteOfNote } from '../map/note-name.ts'
import type { JUnitCase } from '../model/report.ts'
import { RunFiles } from './run-files.ts'
import { SuiteDraft } from './suite-draft.ts'

const SEPARATOR = ' > '

/** The suites of a report while its tests come in, in order of their first tests. */
export class Drafts {
  /** What a JUnit file said of the report as a whole. */
  root: SuiteNote | undefined
  readonly #top = new Map<string, SuiteDraft>()
  readonly #byPath = new Map<string, SuiteDraft>()
  readonly #files = new RunFiles()
  readonly #nameSuite: (testId: string) => string

  constructor(nameSuite: (testId: string) => string) {
    this.#nameSuite = nameSuite
  }

  /** Adds a test's case to the suite with these keys around it, or to that of its file. */
  addCase(testCase: JUnitCase, test: TestRecord, suites: readonly string[] | undefined): void {
    this.#of(test, suites).addCase(testCase, test)
  }

  addRunEvent(event: TestEvent): void {
    this.#files.add(event)
  }

  /** Gives the suites away one after the other. All tests and events have come by then. */
  *take(): IterableIterator<SuiteDraft> {
    this.#byPath.clear()
    for (const [key, draft] of this.#top) {
      this.#top.delete(key)
      yield draft
    }
  }

  /** Puts into the suites what the run's files say of them. */
  settle(): void {
    for (const { name, bytes } of this.#files.take()) {
      if (suiteOfNote(name) === undefined) this.#addOutput(name, new TextDecoder().decode(bytes))
      else this.#addNote(parseSuiteNote(bytes))
    }
  }

  #addNote(note: SuiteNote | undefined): void {
    if (note?.suites.length === 0) this.root = note
    else if (note !== undefined) this.#at(note.suites).addNote(note)
  }

  #addOutput(file: string, text: string): void {
    const [channel, ...rest] = file.split(':')
    const path = rest.join(':')
    if (path === '' && text.trim() === '') return
    const draft = path === '' ? this.#at([RUN_SUITE]) : (this.#byPath.get(path) ?? this.#at([path]))
    draft.addOutput(channel!, text)
  }

  #of(test: TestRecord, suites: readonly string[] | undefined): SuiteDraft {
    if (suites !== undefined && suites.length > 0) return this.#at(suites)
    const { suite, file } = nameTest(test.testId)
    const known = this.#byPath.get(suite)
    if (known !== undefined) return known
    return this.#begin(this.#top, suite, suite, new SuiteDraft(this.#nameSuite(test.testId), file))
  }

  #at(keys: readonly string[]): SuiteDraft {
    let siblings = this.#top
    let path = ''
    let draft: SuiteDraft | undefined
    for (const key of keys) {
      path = draft === undefined ? key : path + SEPARATOR + key
      draft = siblings.get(key) ?? this.#begin(siblings, key, path, new SuiteDraft(key, undefined))
      siblings = draft.inner
    }
    return draft!
  }

  #begin(siblings: Map<string, SuiteDraft>, key: string, path: string, draft: SuiteDraft): SuiteDraft {
    siblings.set(key, draft)
    this.#byPath.set(path, draft)
    return draft
  }
}
