import type { TestEvent } from '@subunit-js/protocol'
import { runFiles, type TestRecord } from '@subunit-js/stream'
import { nameTest, RUN_SUITE } from '../map/naming.ts'
import type { SuiteNote } from '../map/note.ts'
import { parseNotes } from '../map/note-json.ts'
import { NOTE } from '../map/note-name.ts'
import type { JUnitCase } from '../model/report.ts'
import { inOrder, SuiteDraft } from './suite-draft.ts'

const SEPARATOR = ' > '

/** What files and suites printed (`stdout:<path>`), what nobody's tests printed (`stdout`), and notes. */
const PLACED = /^(?:std(?:out|err)(?::.*)?|junit)$/s

/** The suites of a report while its tests come in, in order of their first tests. */
export class Drafts {
  /** What a JUnit file said of the report as a whole. */
  root: SuiteNote | undefined
  readonly #top = new Map<string, SuiteDraft>()
  readonly #byPath = new Map<string, SuiteDraft>()
  readonly #files = runFiles()
  readonly #nameSuite: (testId: string) => string

  constructor(nameSuite: (testId: string) => string) {
    this.#nameSuite = nameSuite
  }

  /** Adds a test's case to the suite with these keys around it, or to that of its file. */
  addCase(testCase: JUnitCase, test: TestRecord, suites: readonly string[] | undefined): void {
    this.#of(test, suites).addCase(testCase, test)
  }

  /** Takes what belongs to no test. There is a place for output and notes only; other files are left. */
  addRunEvent(event: TestEvent): void {
    if (event.fileName !== undefined && PLACED.test(event.fileName)) this.#files.add(event)
  }

  /** Takes output of a test that came after its end: it is put to that of the test's file. */
  addLateEvent({ testId = '', fileName, ...event }: TestEvent): void {
    const { suite } = nameTest(testId)
    if (fileName === 'stdout' || fileName === 'stderr') {
      this.#files.add({ ...event, testId: undefined, fileName: `${fileName}:${suite}` })
    }
  }

  /** Takes what a JUnit file said of suites. */
  addNotes(notes: readonly SuiteNote[]): void {
    for (const note of notes) {
      if (note.suites.length === 0) this.root = note
      else this.#at(note.suites).addNote(note)
    }
  }

  /** Puts into the suites what the run's files say of them. */
  settle(): void {
    const files = this.#files.list()
    const note = files.find(({ name }) => name === NOTE)
    // Output is named by the keys of suites, which are all known only with this.
    if (note !== undefined) this.addNotes(parseNotes(note.bytes).flatMap(({ about = [] }) => about))
    for (const { name, bytes } of files) {
      if (name !== NOTE) this.#addOutput(name, new TextDecoder().decode(bytes))
    }
  }

  /** Gives the suites away one after the other. All tests and events have come by then. */
  *take(): IterableIterator<SuiteDraft> {
    const suites = inOrder(this.#top)
    this.#top.clear()
    this.#byPath.clear()
    for (let suite = suites.shift(); suite !== undefined; suite = suites.shift()) yield suite
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
