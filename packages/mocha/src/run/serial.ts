import type { ReportingContext } from '@subunit-js/adapter'
import type { LoadedFiles } from '../backend/load-files.ts'
import { answerEmptyFiles, reportLoading } from '../backend/report-loading.ts'
import type { MochaOptions, MochaRunner } from '../mocha.ts'
import { idsAskedFor } from '../suite/asked-for.ts'
import { KnownTests } from '../suite/known-tests.ts'
import { prune } from '../suite/prune.ts'
import { DRY_RUN, skipUnreported } from '../suite/skip-unreported.ts'
import { whenLoaded } from '../suite/when-loaded.ts'
import { captureRun, streamsToPassOn } from './capture.ts'
import { type GlobalFixtures, watchGlobalFixtures } from './global-fixtures.ts'
import { reportLateErrors } from './late-errors.ts'
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
  readonly #files: LoadedFiles | undefined

  constructor({ runner, options, context, loaded }: SerialRunOptions) {
    this.#runner = runner
    this.#context = context
    this.#files = loaded
    this.#tests = new KnownTests(context.root)
    if (context.request.list !== undefined) withoutGlobalFixtures(options)
    this.#fixtures = watchGlobalFixtures(options, context.session)
    whenLoaded(runner, options, () => this.#loaded())
    runner.on('start', () => {
      if (context.request.list !== undefined) this.#list()
      else if (options.dryRun) this.#rehearse()
      else this.#begins()
    })
    process.prependListener('exit', this.#onExit)
  }

  /** Takes the number of failures that Mocha counted and returns the number it should exit with. */
  done(failures: number): number {
    const { session, channel, request } = this.#context
    process.off('exit', this.#onExit)
    if (request.list !== undefined) return channel.fault === undefined ? 0 : 1
    this.#skipPrevented()
    reportUnownedFailures(session, failures)
    reportLateErrors(session)
    // Files that did not load are failures that Mocha knows nothing of.
    const unloaded = this.#files?.failures.length ?? 0
    return failures + unloaded + (channel.fault === undefined ? 0 : 1)
  }

  #loaded(): void {
    const { selection, listOrder } = this.#context.request
    this.#tests.add(this.#runner.suite)
    if (selection === undefined) return
    if (this.#files !== undefined) {
      answerEmptyFiles(this.#files, this.#runner.suite, this.#tests, this.#context)
    }
    prune(this.#runner.suite, this.#tests, selection, listOrder)
    this.#runner.grep(this.#runner._grep, this.#runner._invert)
  }

  /** Nothing has run yet, and what `.only` leaves out has left the tree. */
  #begins(): void {
    const { session, request, captureOutput } = this.#context
    this.#reportLoading()
    const ids = idsAskedFor(this.#runner, this.#tests)
    if (request.fromBackend) for (const id of ids) session.announce(id)
    else session.expect(ids)
    const translator = new RunTranslator(this.#runner, session, this.#tests)
    const passOn = streamsToPassOn(this.#context)
    if (captureOutput) captureRun({ runner: this.#runner, translator, reporting: session, passOn })
  }

  #list(): void {
    this.#reportLoading()
    for (const id of idsAskedFor(this.#runner, this.#tests)) this.#context.session.announce(id)
    this.#runNothing()
  }

  /** Mocha would let every test pass. To a backend's caller, who asked for a run, they are skipped. */
  #rehearse(): void {
    const { session, request } = this.#context
    this.#reportLoading()
    for (const id of idsAskedFor(this.#runner, this.#tests)) session.announce(id)
    if (request.fromBackend) skipUnreported(this.#runner, this.#tests, session, DRY_RUN)
    this.#runNothing()
  }

  #runNothing(): void {
    this.#runner.suite.tests = []
    this.#runner.suite.suites = []
  }

  #reportLoading(): void {
    if (this.#files !== undefined) reportLoading(this.#files, this.#tests, this.#context)
  }

  /** Mocha runs nothing, and says nothing, after a failed global setup. */
  #skipPrevented(): void {
    const { failedSetup } = this.#fixtures
    if (failedSetup === undefined) return
    skipUnreported(this.#runner, this.#tests, this.#context.session, `${failedSetup} failed`)
  }

  readonly #onExit = (status: number): void => {
    const { session } = this.#context
    this.#skipPrevented()
    session.end({ reason: `The process exited with status ${status} before the run had ended.` })
    if (status === 0 && session.failures > 0) process.exitCode = 1
  }
}

function withoutGlobalFixtures(options: MochaOptions): void {
  options.globalSetup = []
  options.globalTeardown = []
}
