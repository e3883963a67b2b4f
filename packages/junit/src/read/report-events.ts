import type { Timestamp } from '@subunit-js/protocol'
import { compareTimestamps, type Sink } from '@subunit-js/stream'
import type { SuiteNote } from '../map/note.ts'
import { parseInstant } from '../model/instant.ts'
import { attached } from './case-events.ts'
import { caseFromXml, type ParsedCase, propertiesIn, resultsIn } from './case-from-xml.ts'
import type { ReportHandler } from './document.ts'
import { elementText, type XmlElement } from './element.ts'
import { type HeldCase, heldCase, noteEvent, releasedEvents } from './held-case.ts'
import type { Numbering } from './numbering.ts'
import { relativePath } from './relative-path.ts'
import { type SuiteContext, suiteNote } from './suite-context.ts'

export interface ReportContext {
  readonly sink: Sink
  /** The absolute path of the project. */
  readonly root: string | undefined
  /** When the report began, if it does not say so. */
  readonly start: Timestamp
  readonly testIds: Numbering
  readonly suiteKeys: Numbering
}

const utf8 = new TextEncoder()

/**
 * Makes events of the parts of one report, as they come. The last case is always held back, so that the suites
 * that end with it can be noted with it.
 */
export class ReportEvents implements ReportHandler {
  readonly #context: ReportContext
  readonly #suites: SuiteContext[] = []
  #clock: Timestamp
  #begun = 0
  #held: HeldCase | undefined
  #about: SuiteNote[] = []

  constructor(context: ReportContext) {
    this.#context = context
    this.#clock = context.start
  }

  open(element: string, attributes: Readonly<Record<string, string>>): void {
    const outer = this.#suites.at(-1)
    const { keys, names } = outer ?? { keys: [], names: [] }
    const { name = '', file, timestamp = '' } = attributes
    const own = element === 'testsuite'
    this.#suites.push({
      keys: own ? [...keys, this.#newKey(keys, name)] : keys,
      names: own ? [...names, name] : names,
      position: this.#begun++,
      file: this.#relative(file) ?? outer?.file,
      attributes,
      properties: [],
      comments: [],
      others: [],
      clock: parseInstant(timestamp) ?? outer?.clock ?? this.#clock,
    })
  }

  close(): void {
    const suite = this.#suites.pop()!
    this.#about.push(suiteNote(suite))
    const outer = this.#suites.at(-1)
    if (outer === undefined) this.#clock = suite.clock
    else outer.clock = latest(outer.clock, suite.clock)
  }

  child(element: XmlElement): void {
    const suite = this.#suites.at(-1)!
    const inside = { name: '', attributes: {}, children: [element], text: '' }
    if (element.name === 'testcase') this.#case(caseFromXml(element), suite)
    else if (element.name === 'properties') suite.properties.push(...propertiesIn(inside))
    else if (element.name === 'system-out') this.#attachText('stdout', element.text, suite)
    else if (element.name === 'system-err') this.#attachText('stderr', element.text, suite)
    else if (resultsIn(inside).length > 0) this.#ownResult(inside, suite)
    else suite.others.push(elementText(element))
  }

  comment(text: string): void {
    this.#suites.at(-1)?.comments.push(text)
  }

  end(): void {
    this.#release()
    // A report without a single case has still said something.
    if (this.#about.length > 0) this.#context.sink.event(noteEvent(undefined, { about: this.#about }))
  }

  #case({ testCase, unknown }: ParsedCase, suite: SuiteContext): void {
    this.#release()
    const located = { testCase: { ...testCase, file: this.#relative(testCase.file) }, unknown }
    this.#held = heldCase(located, suite, this.#context.testIds)
    suite.clock = latest(suite.clock, this.#held.stop)
  }

  #release(): void {
    if (this.#held === undefined) return
    for (const event of releasedEvents(this.#held, this.#about)) this.#context.sink.event(event)
    this.#held = undefined
    this.#about = []
  }

  /** A suite may fail by itself, before its cases could: that is a case of its name. */
  #ownResult(inside: XmlElement, suite: SuiteContext): void {
    this.#case(caseFromXml({ ...inside, attributes: { name: suite.names.at(-1) ?? '' } }), suite)
  }

  /** What a suite printed belongs to no test. */
  #attachText(channel: string, text: string, suite: SuiteContext): void {
    const path = pathOf(suite)
    const name = path === '' ? channel : `${channel}:${path}`
    this.#context.sink.event(attached(undefined, name, 'text/plain;charset=utf8', utf8.encode(text)))
  }

  #relative(file: string | undefined): string | undefined {
    return file === undefined || file === '' ? undefined : relativePath(file, this.#context.root)
  }

  /** A suite of the same name as one before is another suite. */
  #newKey(around: readonly string[], name: string): string {
    const path = around.length === 0 ? name : `${around.join(' > ')} > ${name}`
    return this.#context.suiteKeys.next(path).slice(path.length - name.length)
  }
}

function pathOf({ keys }: SuiteContext): string {
  return keys.join(' > ')
}

function latest(a: Timestamp, b: Timestamp): Timestamp {
  return compareTimestamps(a, b) < 0 ? b : a
}
