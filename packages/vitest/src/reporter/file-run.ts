import type { FileLocation, Session, TestReport } from '@subunit-js/adapter'
import { testId } from '@subunit-js/stream'
import type { TestCase, TestModule, TestSuite } from 'vitest/node'
import { durationOf } from '../main/vitest.ts'
import type { SerialisedError, TaskResult } from '../worker/messages.ts'
import { failuresOf } from './failures.ts'
import { identify } from './identify.ts'
import { Layers } from './layers.ts'
import { outcomeOf } from './outcome.ts'
import { titlesOf } from './titles.ts'

/** Why tests did not run after `bail` or an interruption. */
export const CANCELLED = 'the run was cancelled'

/** A test that is to be reported and has not finished. */
export interface PendingTest {
  readonly test: TestCase
  readonly report: TestReport
  readonly file: FileRun
  /** False when the test itself, or a filter, says that it is not to run. */
  readonly wasToRun: boolean
  /** When its first and its current attempt began, in milliseconds since the epoch. */
  firstStart: number | undefined
  lastStart: number | undefined
  /** How many of its errors belong to earlier attempts and are reported. */
  errors: number
  /** How the worker says that it ended, while Vitest has not. Its errors are those of the last attempt. */
  ended: TaskResult | undefined
}

export interface FileRunOptions {
  readonly session: Session
  readonly location: FileLocation
  /** The tests of all files that have not finished, by Vitest's ids. The file adds and removes its own. */
  readonly pending: Map<string, PendingTest>
  /** Whether a test is to be reported. */
  readonly asks: (test: TestCase, id: string) => boolean
  /** Whether each test is announced once its file is collected. */
  readonly announces: boolean
  /** Whether the run is being broken off. */
  readonly isCancelling: () => boolean
}

/** The tests and hooks of one file in one project, from its collection to its end. */
export class FileRun {
  readonly layers: Layers
  readonly location: FileLocation
  readonly #options: FileRunOptions
  #failedToLoad = false

  constructor(options: FileRunOptions) {
    this.#options = options
    this.location = options.location
    this.layers = new Layers(options.session, options.location)
  }

  /** Takes in the tests of the file. A file that does not load is reported at once. */
  collect(module: TestModule): void {
    for (const [test, id] of identify(module, this.location)) this.#collectTest(test, id)
    const errors = module.errors()
    if (errors.length > 0) this.#failToLoad(errors)
  }

  /** Reports Vitest's verdict on a test, if it has one. */
  finish(pending: PendingTest, result: TaskResult = resultOf(pending)): void {
    const { fails, mode } = pending.test.options
    const traits = { fails: fails === true, todo: mode === 'todo' }
    const outcome = outcomeOf(result, traits, this.#reasonToSkip(pending))
    if (outcome === undefined) return
    this.#options.pending.delete(pending.test.id)
    pending.report.finish({ ...outcome, duration: ofLastAttempt(pending, outcome.duration) })
  }

  /** Reports the failures of a describe block, or of the file itself, once it has ended. */
  settle(scope: TestSuite | TestModule): void {
    const { session } = this.#options
    const errors = scope.errors()
    const failures = this.layers.settle(scope, failuresOf(errors))
    if (failures.length === 0) return
    if (scope.type === 'module' && scope.children.size === 0) this.#failToLoad(errors)
    else session.runFailed({ ...this.location, titles: titlesOf(scope) }, kindOf(errors), { failures })
  }

  /** Ends the file: what Vitest knows of its tests and has not said is said now. */
  end(module: TestModule): void {
    for (const test of this.#pendingOf(module)) this.finish(test)
    if (this.#options.isCancelling()) this.#spare(module)
    if (!this.#failedToLoad) this.settle(module)
  }

  /** Gives up on a file whose worker died: reports what the worker itself could still say, and no more. */
  abandon(module: TestModule): void {
    for (const test of this.#pendingOf(module)) {
      if (test.ended !== undefined) this.finish(test, test.ended)
      this.#options.pending.delete(test.test.id)
    }
  }

  /** Vitest has no result for tests that had not begun when the run was cancelled. */
  #spare(module: TestModule): void {
    for (const test of this.#pendingOf(module)) {
      if (test.report.state === 'new') this.finish(test, { state: 'skip', note: CANCELLED })
    }
  }

  #collectTest(test: TestCase, id: string): void {
    const { session, pending, asks, announces } = this.#options
    if (!asks(test, id)) return
    const report = session.test(id, { file: this.location })
    const wasToRun = test.options.mode === 'run'
    pending.set(test.id, {
      test,
      report,
      file: this,
      wasToRun,
      firstStart: undefined,
      lastStart: undefined,
      errors: 0,
      ended: undefined,
    })
    if (announces) session.announce(id)
    else session.expect([id])
  }

  #failToLoad(errors: readonly SerialisedError[]): void {
    this.#failedToLoad = true
    this.#options.session.fileFailed(this.location, failuresOf(errors))
  }

  /** Why a test that was to run was skipped without having started and without a word about it. */
  #reasonToSkip({ test, report, wasToRun }: PendingTest): string | undefined {
    if (!wasToRun || report.state !== 'new') return undefined
    if (this.#failedToLoad) return `${testId(this.location)} does not load`
    if (this.#options.isCancelling()) return CANCELLED
    const layer = this.layers.preventing(test)
    return `${layer ?? 'a describe block around it'} failed`
  }

  #pendingOf(module: TestModule): PendingTest[] {
    const tests = [...module.children.allTests()]
    return tests.map(test => this.#options.pending.get(test.id)).filter(test => test !== undefined)
  }
}

/** The result that Vitest has, with the errors of the last attempt only. */
function resultOf({ test, errors: reported }: PendingTest): TaskResult {
  const { state, errors, note } = test.result() as TaskResult
  return { state, errors: errors?.slice(reported), note, duration: durationOf(test) }
}

/** Vitest measures all attempts together, from the start of the first. */
function ofLastAttempt(
  { firstStart = 0, lastStart = firstStart }: PendingTest,
  duration: number | undefined,
): number | undefined {
  return duration === undefined ? undefined : Math.max(0, duration - (lastStart - firstStart))
}

function kindOf(errors: readonly SerialisedError[]): string {
  const obsolete = errors.some(error => error.message?.startsWith('Obsolete snapshots'))
  return obsolete ? 'obsolete snapshots' : 'suite error'
}
