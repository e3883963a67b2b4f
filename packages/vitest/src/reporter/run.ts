import type { FileLocation, ReportingContext } from '@subunit-js/adapter'
import type { TestAnnotation, UserConsoleLog } from 'vitest'
import type { SerializedError, TestCase, TestModule, TestSpecification, TestSuite, Vitest } from 'vitest/node'
import { fileIdOf } from '../main/select.ts'
import { fileOf, isCancelling } from '../main/vitest.ts'
import { LEFT_OUT, type Message } from '../worker/messages.ts'
import { annotationAttachments } from './annotations.ts'
import { failuresOf } from './failures.ts'
import { CANCELLED, FileRun, type PendingTest } from './file-run.ts'
import { filterOf } from './filter.ts'
import { isSelected } from './identify.ts'
import type { Scope } from './layers.ts'
import { locationOf } from './location.ts'
import { reportUnhandled, summaryOf } from './unhandled.ts'

export interface RunOptions {
  readonly vitest: Vitest
  readonly context: ReportingContext
  /** Takes in what the workers have said by now. */
  readonly drain: () => void
}

/** What workers say of one test or scope. */
type Addressed = Exclude<Message, { readonly type: 'unasked' | 'observed' }>

/** One run of a set of test files. Keeps files and tests only while they are under way. */
export class Run {
  readonly #options: RunOptions
  readonly #specifications: Map<string, TestSpecification>
  readonly #files = new Map<string, { readonly run: FileRun; readonly module: TestModule }>()
  readonly #pending = new Map<string, PendingTest>()
  readonly #collected = new Set<string>()
  /** What workers said of tests before Vitest told us of their file. */
  readonly #early = new Map<string, Message[]>()
  /** The files whose worker tells of their tests. */
  readonly #observed = new Set<string>()
  readonly #unasked = new Set<string>()

  constructor(options: RunOptions, specifications: readonly TestSpecification[]) {
    this.#options = options
    this.#specifications = new Map(specifications.map(specification => [specification.taskId, specification]))
  }

  collected(module: TestModule): void {
    this.#options.drain()
    const { vitest, context } = this.#options
    const { session, root, request } = context
    const { selection } = request
    const location = locationOf(fileOf(module), root)
    const filter = filterOf(vitest, module, this.#specifications.get(module.id))
    const run = new FileRun({
      session,
      location,
      pending: this.#pending,
      asks: (test, id) =>
        selection === undefined
          ? filter(test) && !this.#unasked.has(test.id) && !(LEFT_OUT in test.meta())
          : isSelected(selection, test, id, location),
      announces: request.fromBackend,
      isCancelling: () => isCancelling(vitest),
    })
    this.#files.set(module.id, { run, module })
    this.#collected.add(module.id)
    run.collect(module)
    const early = this.#early.get(module.id) ?? []
    this.#early.delete(module.id)
    for (const message of early) this.message(message)
  }

  /** Takes in what a worker says at once. */
  message(message: Message): void {
    if (message.type === 'unasked') {
      for (const task of message.tasks) this.#unasked.add(task)
      return
    }
    if (message.type === 'observed') this.#observed.add(message.task)
    else if (!this.#collected.has(moduleIdOf(message.task))) this.#keep(message)
    else if (message.type === 'hook') this.#hook(message)
    else tell(this.#pending.get(message.task), message)
  }

  /** Vitest's word on the start of a test counts where no worker tells of it. */
  ready(test: TestCase): void {
    if (this.#observed.has(test.module.id)) return
    const pending = this.#find(test.id)
    if (pending?.wasToRun) pending.report.start(test.diagnostic()?.startTime)
  }

  result(test: TestCase): void {
    const pending = this.#find(test.id)
    pending?.file.finish(pending)
  }

  log({ taskId, type, content }: UserConsoleLog): void {
    const report = this.#find(taskId)?.report
    report?.start()
    if (report === undefined)
      this.#options.context.session.output(type, content, this.#locationOfTask(taskId))
    else report.output(type, content)
  }

  annotate(test: TestCase, annotation: TestAnnotation): void {
    const report = this.#find(test.id)?.report
    const attachments = annotationAttachments(annotation, test.annotations().length)
    for (const attachment of attachments) report?.attach(attachment)
  }

  hookStart(scope: Scope, hook: string): void {
    this.#fileOf(scope)?.layers.start(scope, hook)
  }

  hookEnd(scope: Scope, hook: string): void {
    this.#fileOf(scope)?.layers.end(scope, hook)
  }

  suiteResult(suite: TestSuite): void {
    this.#fileOf(suite)?.settle(suite)
  }

  moduleEnd(module: TestModule): void {
    this.#fileOf(module)?.end(module)
    this.#files.delete(module.id)
  }

  /** Ends the run. What has no verdict by now is lost, or was interrupted. */
  end(errors: readonly SerializedError[], reason: string): void {
    const { session } = this.#options.context
    const cancelled = reason === 'interrupted'
    this.#endFiles()
    reportUnhandled(session, errors, path => this.#locationOfPath(path))
    const why = errors.length === 0 ? '' : `: ${summaryOf(errors)}`
    if (this.#specifications.size === 0 && reason === 'failed') {
      session.runFailed({}, 'exit status', { reason: 'Vitest found no test files.' })
    }
    if (!cancelled && errors.length > 0) this.#expectUnloaded()
    session.end({ reason: cancelled ? CANCELLED : `the worker ended before the test did${why}` })
  }

  /** Ends the run when the process ends although Vitest has not come to the end of it. */
  abort(reason: string): void {
    this.#endFiles()
    this.#expectUnloaded()
    this.#options.context.session.end({ reason })
  }

  #keep(message: Addressed): void {
    const module = moduleIdOf(message.task)
    const early = this.#early.get(module)
    if (early === undefined) this.#early.set(module, [message])
    else early.push(message)
  }

  #hook({ task, hook, event, at }: Extract<Message, { readonly type: 'hook' }>): void {
    const known = this.#options.vitest.state.idMap.get(task)
    const scope = known && this.#options.vitest.state.getReportedEntity(known)
    if (scope === undefined || scope.type === 'test') return
    this.#fileOf(scope)?.layers[event](scope, hook, at)
  }

  #endFiles(): void {
    this.#options.drain()
    for (const { run, module } of this.#files.values()) {
      run.end(module)
      run.abandon(module)
    }
    this.#files.clear()
  }

  /** Has the files reported as lost of which not even the tests are known. */
  #expectUnloaded(): void {
    const { session, root } = this.#options.context
    for (const [module, specification] of this.#specifications) {
      if (!this.#collected.has(module)) session.expect([fileIdOf(specification, root)])
    }
  }

  /** Lets the worker speak first, as its word on the start of a test is the exact one. */
  #find(task: string | undefined): PendingTest | undefined {
    const test = task === undefined ? undefined : this.#pending.get(task)
    if (test?.report.state === 'new') this.#options.drain()
    return test
  }

  #fileOf(scope: Scope): FileRun | undefined {
    const module = scope.type === 'module' ? scope : scope.module
    return this.#files.get(module.id)?.run
  }

  #locationOfTask(task: string | undefined): FileLocation | undefined {
    const { vitest, context } = this.#options
    const file = task === undefined ? undefined : vitest.state.idMap.get(task)?.file
    return file === undefined ? undefined : locationOf(file, context.root)
  }

  #locationOfPath(path: string): FileLocation | undefined {
    const { vitest, context } = this.#options
    const module = vitest.state.getTestModules().find(({ moduleId }) => moduleId === path)
    return module === undefined ? undefined : locationOf(fileOf(module), context.root)
  }
}

/** A test that is not to be reported, or has finished, is undefined. */
function tell(test: PendingTest | undefined, message: Exclude<Addressed, { readonly type: 'hook' }>): void {
  if (test === undefined) return
  if (message.type === 'start') {
    test.firstStart ??= message.at
    test.lastStart = message.at
    test.report.start(message.at)
  } else if (message.type === 'end') test.ended = message.result
  else {
    const { status, duration, errors } = message
    test.errors += errors.length
    test.report.retry({ status, duration, failures: failuresOf(errors) })
  }
}

/** Vitest numbers the tests of a file and puts the file's own id before that. */
function moduleIdOf(task: string): string {
  return task.split('_', 1)[0]!
}
