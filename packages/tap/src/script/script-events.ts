import {
  type EventFields,
  type Status,
  type TestEvent,
  type Timestamp,
  testEvent,
} from '@subunit-js/protocol'
import type { Clock } from '../read/clock.ts'
import { durationComment } from '../read/name.ts'
import type { DocumentEnd, PointEvent, SubtestAbandoned } from '../read/tap-event.ts'
import { attachmentsOf, PLAIN_TEXT } from './attachments.ts'
import { IdScope } from './id-scope.ts'
import type { NamedEvent, NamedStart } from './named-subtests.ts'
import { statusOf, stepOf } from './outcome.ts'
import { ScriptFiles } from './script-files.ts'
import { Findings, judge, type ScriptEnding } from './verdict.ts'

const utf8 = new TextEncoder()

const MAX_PRAGMAS = 100

export interface ScriptEventsOptions {
  /** The id of the script's own test. */
  readonly testId: string
  readonly tags: readonly string[] | undefined
  readonly clock: Clock
}

/** A document that is being read: the whole one, or a subtest. */
interface Frame {
  /** The id of its test, and of those inside. */
  readonly ids: IdScope
  readonly name: string
  readonly findings: Findings
}

/** Makes the events of a script's test and of its test points from what its TAP document says. */
export class ScriptEvents {
  readonly #onEvent: (event: TestEvent) => void
  readonly #options: ScriptEventsOptions
  readonly #files: ScriptFiles
  readonly #frames: Frame[]
  /** What is told of the document as a whole. */
  readonly #facts: { version?: number; pragmas?: Record<string, boolean> } = {}
  readonly #start: Timestamp
  /** How long the whole took by the document's own account. */
  #milliseconds: number | undefined
  #bailOut: string | undefined
  #document: DocumentEnd | undefined

  constructor(onEvent: (event: TestEvent) => void, options: ScriptEventsOptions) {
    this.#onEvent = onEvent
    this.#options = options
    this.#frames = [{ ids: new IdScope(options.testId), name: '', findings: new Findings() }]
    this.#files = new ScriptFiles(fields => this.#emit({ testId: options.testId, ...fields }), options.clock)
    this.#start = options.clock.now()
    this.#emit({ testId: options.testId, status: 'inprogress', timestamp: this.#start })
  }

  take(event: NamedEvent): void {
    if (event.kind !== 'text') this.#files.flush()
    switch (event.kind) {
      case 'text':
        this.#files.line(event.line)
        break
      case 'rest':
        this.#files.append('stdout', event.bytes)
        break
      case 'comment':
        this.#comment(event.text, event.depth)
        break
      case 'subtest':
        this.#subtest(event)
        break
      case 'point':
        this.#point(event)
        break
      case 'abandoned':
        this.#abandoned(event)
        break
      case 'end':
        this.#end(event)
        break
      case 'version':
        this.#facts.version = event.version
        break
      case 'pragma':
        this.#pragma(event.key, event.value)
        break
      case 'bailout':
        this.#bailOut = event.reason
    }
  }

  /** Adds to a file of the script's test, such as what it wrote to its standard error. */
  append(fileName: string, bytes: Uint8Array): void {
    this.#files.append(fileName, bytes)
  }

  /** Hands on what has collected of the script's files. */
  flush(): void {
    this.#files.flush()
  }

  /** Ends the script's test. */
  finish(ending: ScriptEnding): void {
    const document = this.#document!
    const { plan, count } = document
    const { testId, clock } = this.#options
    const silent = plan === undefined && count === 0 && this.#facts.version === undefined
    const verdict = judge({ ...document, silent }, this.#frames[0]!.findings, this.#bailOut, ending)
    this.#files.finish()
    const facts = { ...this.#facts, plan, count }
    this.#attach(testId, 'tap', 'application/json', JSON.stringify(facts))
    if (verdict.reason !== '') this.#attach(testId, 'reason', PLAIN_TEXT, verdict.reason)
    const timestamp = clock.whole(this.#start, this.#milliseconds)
    this.#emit({ testId, status: verdict.status, timestamp })
  }

  #comment(text: string, depth: number): void {
    this.#files.append('comment', utf8.encode(`${text}\n`))
    if (depth === 0) this.#milliseconds = durationComment(text) ?? this.#milliseconds
  }

  #pragma(key: string, value: boolean): void {
    const pragmas = this.#facts.pragmas ?? {}
    if (Object.keys(pragmas).length < MAX_PRAGMAS) this.#facts.pragmas = { ...pragmas, [key]: value }
  }

  #subtest({ depth, name, start }: NamedStart): void {
    const around = this.#frames[depth]!.ids
    const id = around.next(stepOf(name))
    this.#frames.length = depth + 1
    this.#frames.push({ ids: around.inside(id), name, findings: new Findings() })
    this.#emit({ testId: id, status: 'inprogress', runnable: false, timestamp: start })
  }

  #point(event: PointEvent): void {
    const { depth, point, stop } = event
    const subtest = point.closes === undefined ? undefined : this.#frames[depth + 1]
    this.#frames.length = depth + 1
    if (subtest === undefined) this.#pointAlone(event)
    else if (point.closes === 'subtest') this.#closed(event, subtest)
    else {
      this.#leave(subtest, depth, `it was closed by a test point named ${JSON.stringify(point.name)}`, stop)
      this.#pointAlone(event)
    }
  }

  #pointAlone(event: PointEvent): void {
    const { depth, point, start } = event
    const id = this.#frames[depth]!.ids.next(stepOf(point.name))
    this.#emit({ testId: id, status: 'inprogress', runnable: false, timestamp: start })
    if (this.#finishPoint(id, event) === 'fail') this.#frames[depth]!.findings.addFailure(this.#relative(id))
  }

  #closed(event: PointEvent, subtest: Frame): void {
    const status = this.#finishPoint(subtest.ids.id, event)
    // A subtest that is to be done or skipped does not count, whatever is in it.
    if (status !== 'success' && status !== 'fail') return
    const { findings } = this.#frames[event.depth]!
    if (status === 'fail' && !subtest.findings.failed) findings.addFailure(this.#relative(subtest.ids.id))
    findings.addSubtest(subtest.name, subtest.findings)
  }

  #abandoned({ depth, announced, stop }: SubtestAbandoned): void {
    const subtest = this.#frames[depth + 1]
    if (subtest === undefined) return
    this.#frames.length = depth + 1
    if (this.#bailOut !== undefined) this.#leave(subtest, depth, 'the script bailed out', stop)
    else if (announced || subtest.findings.any) this.#leave(subtest, depth, 'no test point closed it', stop)
    else this.#emit({ testId: subtest.ids.id, status: 'success', runnable: false, timestamp: stop })
  }

  /** Ends a subtest that failed because no test point of its own has closed it. */
  #leave({ ids: { id }, name, findings }: Frame, depth: number, reason: string, stop: Timestamp): void {
    this.#attach(id, 'reason', PLAIN_TEXT, reason)
    this.#emit({ testId: id, status: 'fail', runnable: false, timestamp: stop })
    this.#frames[depth]!.findings.addSubtest(name, findings)
  }

  #end(event: DocumentEnd): void {
    this.#frames[event.depth]?.findings.addProblems(event.problems)
    if (event.depth === 0) this.#document = event
  }

  #finishPoint(id: string, { point, stop }: PointEvent): Status {
    for (const { name, mimeType, text } of attachmentsOf(point)) this.#attach(id, name, mimeType, text)
    const status = statusOf(point)
    const tags = point.directive?.kind === 'skip-todo' ? [...(this.#options.tags ?? []), 'todo'] : undefined
    this.#emit({ testId: id, status, runnable: false, timestamp: stop, ...(tags && { tags }) })
    return status
  }

  #attach(testId: string, fileName: string, mimeType: string, text: string): void {
    const runnable = testId === this.#options.testId
    this.#emit({ testId, runnable, fileName, mimeType, fileBytes: utf8.encode(text), eof: true })
  }

  /** An id without the script's. */
  #relative(id: string): string {
    return id.slice(this.#options.testId.length + ' > '.length)
  }

  #emit(fields: EventFields): void {
    const { tags } = this.#options
    const lacksTags = tags !== undefined && fields.status !== undefined && fields.tags === undefined
    this.#onEvent(testEvent(lacksTags ? { ...fields, tags } : fields))
  }
}
