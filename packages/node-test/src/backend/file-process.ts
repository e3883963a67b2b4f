import {
  captureOutput,
  comparedFailure,
  type FileLocation,
  type ReportingContext,
  type SelectableTest,
  type TestReport,
} from '@subunit-js/adapter'
import { testId } from '@subunit-js/stream'
import { TestNumbers } from '../identity/test-numbers.ts'
import { currentTest } from './scope.ts'
import { beginShared, type ProcessSetup } from './setup.ts'

/** How the body of a test ended, which Node tells only after a while. */
export interface BodyEnd {
  readonly error?: unknown
}

/** The process of one test file: what is asked of it, and what it has said. */
export class FileProcess {
  static #current: FileProcess | undefined
  readonly context: ReportingContext
  readonly location: FileLocation
  readonly #file: string
  readonly #numbers: TestNumbers
  /** What the ids that are asked for are in: who asks for a subtest asks for its test. */
  readonly #parents: ReadonlySet<string>
  readonly #reports = new Map<string, TestReport>()
  /** The ids of the tests that were handed to Node, by their titles, in order. */
  readonly #waiting = new Map<string, string[]>()
  readonly #ended = new Map<TestReport, BodyEnd>()
  #failed = false
  /** Set by the reporter, once it is there: ends what is open. */
  onExit: ((reason: string) => void) | undefined

  private constructor(context: ReportingContext, path: string) {
    this.context = context
    this.location = { path: context.root.name(path) }
    this.#file = testId(this.location)
    this.#numbers = new TestNumbers(this.location)
    this.#parents = new Set([...(context.request.selection?.ids ?? [])].flatMap(parentsOf))
  }

  /** This process's, if it runs a file for the command. */
  static get current(): FileProcess | undefined {
    return FileProcess.#current
  }

  static begin(setup: ProcessSetup, path: string): FileProcess {
    const process_ = new FileProcess(beginShared(setup), path)
    FileProcess.#current = process_
    process_.#begin()
    return process_
  }

  get isListing(): boolean {
    return this.context.request.list !== undefined
  }

  /** The id of the next test with these titles, which counts whether it is wanted or not. */
  next(titles: readonly string[]): string {
    return this.#numbers.next(titles)
  }

  wants(id: string, titles: readonly string[]): boolean {
    const { selection } = this.context.request
    if (selection === undefined) return true
    const scopes = titles.slice(0, -1).map((_, depth) => {
      return testId({ ...this.location, titles: titles.slice(0, depth + 1) })
    })
    const test: SelectableTest = { id, file: this.#file, scopes }
    return selection.wants(test) || this.#parents.has(id)
  }

  announce(id: string): void {
    this.context.session.announce(id)
  }

  report(id: string): TestReport {
    const report = this.context.session.test(id, { file: this.location })
    this.#reports.set(id, report)
    return report
  }

  /** Takes note of a test that Node is going to run. */
  register(id: string, titles: readonly string[]): TestReport {
    const report = this.report(id)
    const key = JSON.stringify(titles)
    this.#waiting.set(key, [...(this.#waiting.get(key) ?? []), id])
    return report
  }

  /** The report of the next test with these titles that Node speaks of; undefined for others. */
  take(titles: readonly string[]): TestReport | undefined {
    const id = this.#waiting.get(JSON.stringify(titles))?.shift()
    return id === undefined ? undefined : this.#reports.get(id)
  }

  bodyEnded(report: TestReport, end: BodyEnd): void {
    this.#ended.set(report, end)
  }

  /** The file could not be loaded: its id fails, or is all that is listed beside what came before. */
  fileFailed(error: unknown): void {
    this.#failed = true
    const { session, request } = this.context
    if (request.list !== undefined) session.announce(this.#file)
    else session.fileFailed(this.location, [comparedFailure(error)])
  }

  #begin(): void {
    const { session, request } = this.context
    if (request.list === 'files') session.announce(this.#file)
    if (request.list === 'files' || request.selection?.wantsFile(this.#file) === false) process.exit(0)
    process.prependListener('exit', status => this.#exit(status))
    process.on('uncaughtExceptionMonitor', error => {
      if (this.#reports.size === 0 || this.isListing) this.fileFailed(error)
    })
    if (!this.context.captureOutput || this.isListing) return
    captureOutput({
      passOn: [],
      onOutput: (stream, content) => {
        const report = currentTest()
        if (report === undefined) session.output(stream, content, this.location)
        else report.output(stream, content)
      },
    })
  }

  #exit(status: number): void {
    const { session, request, channel } = this.context
    if (this.isListing) {
      if (this.#failed && channel.fault === undefined) process.exitCode = 0
      return
    }
    for (const [report, end] of this.#ended) {
      if (report.state !== 'running') continue
      if ('error' in end) report.finish({ status: 'fail', failures: [comparedFailure(end.error)] })
      else report.finish({ status: 'success' })
    }
    const reason = `The process of the file exited with status ${status} before this test had ended.`
    this.onExit?.(reason)
    session.end({ reason })
    if (this.#reports.size === 0 && request.selection?.has(this.#file) && status === 0) {
      session.test(this.#file, { runnable: false }).finish({ status: 'success' })
    }
    // All has been told here: to the runner's process, the file has passed.
    if (session.failures > 0 && channel.fault === undefined) process.exitCode = 0
  }
}

function parentsOf(id: string): string[] {
  const steps = id.split(' > ')
  return steps.slice(1).map((_, index) => steps.slice(0, index + 1).join(' > '))
}
