import { comparedFailure, type ReportingContext, type Selection } from '@subunit-js/adapter'
import { testId } from '@subunit-js/stream'
import type { LoadedFiles } from '../backend/load-files.ts'
import type { MochaOptions, MochaRunner } from '../mocha.ts'
import { idsAskedFor } from '../suite/asked-for.ts'
import { KnownTests } from '../suite/known-tests.ts'
import { prune } from '../suite/prune.ts'
import { captureRun, streamsToPassOn } from './capture.ts'
import { type GlobalFixtures, watchGlobalFixtures } from './global-fixtures.ts'
import { type Run, reportUnownedFailures } from './run.ts'
import { RunTranslator } from './translate.ts'

export interface SerialRunOptions {
  readonly runner: MochaRunner
  readonly options: MochaOptions
  readonly context: ReportingContext
  /** What the files did when they were loaded, if a backend command had an eye on that. */
  readonly loaded: LoadedFiles | undefined
}

/** Reports a run in which Mocha loads and runs all files in this process. */
export class SerialRun implements Run {
  readonly #runner: MochaRunner
  readonly #context: ReportingContext
  readonly #tests: KnownTests
  readonly #fixtures: GlobalFixtures
  readonly #loadedFiles: LoadedFiles | undefined
  #completed = false

  constructor({ runner, options, context, loaded }: SerialRunOptions) {
    this.#runner = runner
    this.#context = context
    this.#loadedFiles = loaded
    this.#tests = new KnownTests(context.root)
    const { request, session } = context
    if (request.list !== undefined) withoutGlobalFixtures(options)
    this.#fixtures = watchGlobalFixtures(options, session)
    // With --delay, files define their tests until they call run().
    if (options.delay) runner.suite.once('run', () => this.#loaded())
    else this.#loaded()
    runner.on('start', () => this.#begins(Boolean(options.dryRun)))
    process.prependListener('exit', status => this.#exits(status))
  }

  /** Takes the number of failures that Mocha counted and returns the number it should exit with. */
  done(failures: number): number {
    const { session, channel, request } = this.#context
    this.#completed = true
    if (request.list !== undefined) return channel.fault === undefined ? 0 : 1
    this.#skipPrevented()
    reportUnownedFailures(session, failures)
    return channel.fault === undefined ? failures : failures + 1
  }

  #loaded(): void {
    const { selection, listOrder } = this.#context.request
    this.#tests.add(this.#runner.suite)
    if (selection === undefined) return
    this.#answerEmptyFiles(selection)
    prune(this.#runner.suite, this.#tests, selection, listOrder)
    this.#runner.grep(this.#runner._grep, this.#runner._invert)
  }

  /** Nothing has run yet, and what `.only` leaves out has left the tree. */
  #begins(dryRun: boolean): void {
    const { session, request, captureOutput } = this.#context
    this.#reportLoading()
    const ids = idsAskedFor(this.#runner, this.#tests)
    if (request.list !== undefined || dryRun) {
      for (const id of ids) session.announce(id)
      this.#runner.suite.tests = []
      this.#runner.suite.suites = []
      return
    }
    if (request.fromBackend) for (const id of ids) session.announce(id)
    else session.expect(ids)
    const translator = new RunTranslator(this.#runner, session, this.#tests)
    if (!captureOutput) return
    captureRun({
      runner: this.#runner,
      translator,
      reporting: session,
      passOn: streamsToPassOn(this.#context),
    })
  }

  #reportLoading(): void {
    const { session, request } = this.#context
    const { files = [], failures = [] } = this.#loadedFiles ?? {}
    if (request.list === 'files') for (const file of files) session.announce(this.#fileId(file))
    for (const { file, error } of failures) {
      if (request.list !== undefined) session.announce(this.#fileId(file))
      else session.fileFailed(this.#tests.fileLocation(file), [comparedFailure(error)])
    }
  }

  /** A file's path stands for all its tests, which are none here. */
  #answerEmptyFiles(selection: Selection): void {
    const empty = new Set(this.#loadedFiles?.files)
    this.#runner.suite.eachTest(({ file }) => file !== undefined && empty.delete(file))
    for (const { file } of this.#loadedFiles?.failures ?? []) empty.delete(file)
    for (const file of empty) {
      const id = this.#fileId(file)
      if (selection.has(id)) this.#context.session.test(id, { runnable: false }).finish({ status: 'success' })
    }
  }

  #fileId(file: string): string {
    return testId(this.#tests.fileLocation(file))
  }

  /** Mocha runs nothing, and says nothing, after a failed global setup. */
  #skipPrevented(): void {
    const { failedSetup } = this.#fixtures
    if (failedSetup === undefined) return
    for (const id of idsAskedFor(this.#runner, this.#tests)) {
      this.#context.session.test(id).finish({ status: 'skip', reason: `${failedSetup} failed` })
    }
  }

  #exits(status: number): void {
    if (this.#completed) return
    this.#skipPrevented()
    const { session } = this.#context
    session.end({ reason: `The process exited with status ${status} before the run had ended.` })
    if (status === 0 && session.failures > 0) process.exitCode = 1
  }
}

function withoutGlobalFixtures(options: MochaOptions): void {
  options.globalSetup = []
  options.globalTeardown = []
}
