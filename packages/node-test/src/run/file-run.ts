import type { FileLocation, Reporting, Session, TestReport } from '@subunit-js/adapter'
import type { EndedData, TestEventData } from '../events.ts'
import { TestNumbers } from '../identity/test-numbers.ts'
import { failureOf, outcomeOf } from './outcome.ts'
import { type TestNode, TestTree } from './test-tree.ts'

export type TakeReport = (titles: readonly string[]) => TestReport | undefined

/** Tells what happens in one file. */
export class FileRun {
  readonly location: FileLocation
  readonly #session: Session
  readonly #takeReport: TakeReport | undefined
  readonly #tree = new TestTree()
  readonly #numbers: TestNumbers
  /** The ids of tests that have not ended. */
  readonly #unsettled = new Set<string>()
  /** What Node cancelled because of the suite or test around it, which has not told yet what went wrong. */
  readonly #cancelled = new Map<TestNode, { node: TestNode; data: EndedData }[]>()
  /** What the events in source order are in the middle of, outermost first. */
  readonly #path: TestNode[] = []
  /** Whether there is a suite or a test at a place of the file. */
  readonly #types = new Map<string, string | undefined>()
  /** Those of `#path` of which nothing was known before. */
  readonly #unknown = new Set<TestNode>()
  #lastTold: TestNode | undefined
  #failures = 0
  #tests = 0

  constructor(session: Session, location: FileLocation, takeReport?: TakeReport) {
    this.#session = session
    this.#takeReport = takeReport
    this.location = location
    this.#numbers = new TestNumbers(location)
  }

  /** Whether any test has become known. */
  get hasTests(): boolean {
    return this.#tests > 0
  }

  /** How many tests, hooks and suites have failed. */
  get failures(): number {
    return this.#failures
  }

  enqueued(data: TestEventData): void {
    this.#types.set(placeOf(data), data.type)
    const parent = this.#tree.parentFor(data)
    if (parent !== 'doubt') this.#add(data, parent, data.type === 'suite')
  }

  started(data: TestEventData): void {
    const node = this.#tree.find(data, false)
    if (node === undefined) return
    node.started = true
    node.report?.start()
  }

  ended(data: EndedData): void {
    const node = this.#tree.find(data, true)
    if (node !== undefined && !node.settled) this.#settle(node, data)
  }

  /** The first event about a test in source order. */
  toldStart(data: TestEventData): void {
    this.#path.length = data.nesting
    const parent = this.#path.at(-1)
    // What never was enqueued was cancelled with its suite, and only its end says what it is.
    this.#path.push(this.#untold(data, parent) ?? this.#pending(data, parent))
  }

  /** The last event about a test in source order. */
  toldEnd(data: EndedData): void {
    const node = this.#path[data.nesting]
    this.#path.length = data.nesting
    if (node === undefined) return
    const real = this.#unknown.delete(node) ? this.#realize(node, data) : node
    this.#lastTold = real
    if (!real.settled) this.#settle(real, data)
  }

  /** An after hook at the top of the file has failed. */
  rootHookFailed(data: EndedData): void {
    this.#failedLayer(this.location, 'afterAll', data)
  }

  /** What a test said by `t.diagnostic`, which Node tells after the test's end. */
  diagnostic(message: string): void {
    const attachment = { name: 'diagnostic', mimeType: 'text/plain; charset=utf8', content: `${message}\n` }
    const target = this.#lastTold?.report ?? this.#session
    target.attach(attachment)
  }

  /** Gives up what has not ended; returns whether there was anything. */
  giveUp(reason: string): boolean {
    for (const node of [...this.#cancelled.keys()]) this.#releaseCancelled(node, undefined)
    const ids = [...this.#unsettled]
    this.#unsettled.clear()
    this.#session.abandon(ids, { reason })
    return ids.length > 0
  }

  #untold(data: TestEventData, parent: TestNode | undefined): TestNode | undefined {
    const node = this.#tree.findUntold(data, parent)
    if (node !== undefined) node.told = true
    return node
  }

  /** A node that its end will say more of. What was never enqueued and yet has children is a suite. */
  #pending(data: TestEventData, parent: TestNode | undefined): TestNode {
    const titles = [...(parent?.titles ?? []), data.name]
    const node: TestNode = {
      data,
      parent,
      titles,
      nesting: data.nesting,
      isSuite: this.#types.get(placeOf(data)) !== 'test',
      children: [],
      report: undefined,
      started: true,
      settled: false,
      told: true,
    }
    this.#unknown.add(node)
    return node
  }

  #realize(pending: TestNode, data: EndedData): TestNode {
    const node = this.#add(data, pending.parent, data.details.type === 'suite')
    node.told = true
    const cancelled = this.#cancelled.get(pending)
    this.#cancelled.delete(pending)
    if (cancelled !== undefined) this.#cancelled.set(node, cancelled)
    return node
  }

  #add(data: TestEventData, parent: TestNode | undefined, isSuite: boolean): TestNode {
    const titles = [...(parent?.titles ?? []), data.name]
    // A subtest cannot be selected: it exists when its test runs.
    const isSubtest = parent !== undefined && isInTest(parent)
    const report = isSuite ? undefined : this.#reportFor(titles, isSubtest)
    const node: TestNode = {
      data,
      parent,
      titles,
      nesting: data.nesting,
      isSuite,
      children: [],
      report,
      started: false,
      settled: false,
      told: false,
    }
    this.#tree.add(node)
    this.#tests++
    if (report !== undefined) {
      this.#unsettled.add(report.id)
      this.#session.expect([report.id])
    }
    return node
  }

  #reportFor(titles: readonly string[], isSubtest: boolean): TestReport {
    const taken = isSubtest ? undefined : this.#takeReport?.(titles)
    const options = { runnable: !isSubtest, file: this.location }
    return taken ?? this.#session.test(this.#numbers.next(titles), options)
  }

  #settle(node: TestNode, data: EndedData): void {
    const { error } = data.details
    node.settled = true
    this.#tree.close(node)
    if (error?.failureType === 'cancelledByParent' && node.parent !== undefined) {
      this.#hold(node, data)
      return
    }
    if (node.isSuite) this.#suiteEnded(node, data)
    else this.#testEnded(node, data)
  }

  #hold(node: TestNode, data: EndedData): void {
    const parent = node.parent!
    const held = this.#cancelled.get(parent) ?? []
    held.push({ node, data }, ...(this.#cancelled.get(node) ?? []))
    this.#cancelled.set(parent, held)
    this.#cancelled.delete(node)
  }

  #releaseCancelled(parent: TestNode, reason: string | undefined): void {
    const held = this.#cancelled.get(parent) ?? []
    this.#cancelled.delete(parent)
    for (const { node, data } of held) {
      if (!node.isSuite) this.#finish(node, data, reason)
    }
  }

  #testEnded(node: TestNode, data: EndedData): void {
    this.#releaseCancelled(node, undefined)
    this.#finish(node, data, undefined)
  }

  #finish(node: TestNode, data: EndedData, prevented: string | undefined): void {
    const { report } = node
    if (report === undefined) return
    const outcome = outcomeOf(data)
    if (outcome.status === 'fail' || outcome.status === 'uxsuccess') this.#failures++
    this.#unsettled.delete(report.id)
    report.finish(prevented === undefined ? outcome : { status: 'fail', duration: 0, reason: prevented })
  }

  #suiteEnded(node: TestNode, data: EndedData): void {
    const { error } = data.details
    const scope = { ...this.location, titles: node.titles }
    if (error?.failureType === 'hookFailed') {
      const name = /\bafter hook/.test(error.message) ? 'afterAll' : 'beforeAll'
      const layer = this.#failedLayer(scope, name, data)
      this.#releaseCancelled(node, name === 'beforeAll' ? `${layer} failed` : undefined)
      return
    }
    this.#releaseCancelled(node, undefined)
    if (error !== undefined && error.failureType !== 'subtestsFailed') {
      this.#failures++
      this.#session.runFailed(scope, 'suite error', { failures: [failureOf(error)] })
    } else if (data.skip !== undefined && data.skip !== false) {
      const id = this.#numbers.next(node.titles)
      this.#session.test(id, { runnable: false, file: this.location }).finish(outcomeOf(data))
    }
  }

  #failedLayer(scope: Parameters<Reporting['layer']>[0], name: string, { details }: EndedData): string {
    this.#failures++
    const layer = this.#session.layer(scope, name)
    layer.finish({ status: 'fail', failures: [failureOf(details.error!)] })
    return layer.id
  }
}

function placeOf({ nesting, name, line, column }: TestEventData): string {
  return `${nesting}:${line}:${column}:${name}`
}

function isInTest(node: TestNode): boolean {
  return !node.isSuite || (node.parent !== undefined && isInTest(node.parent))
}
