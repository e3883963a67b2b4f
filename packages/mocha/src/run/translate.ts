import {
  comparedFailure,
  type Failure,
  type Outcome,
  type Reporting,
  type TestReport,
} from '@subunit-js/adapter'
import type { MochaHook, MochaRunnable, MochaRunner, MochaSuite, MochaTest } from '../mocha.ts'
import { isAskedFor } from '../suite/asked-for.ts'
import type { KnownTest, KnownTests } from '../suite/known-tests.ts'
import { skipUnreported } from '../suite/skip-unreported.ts'
import { type HookKind, hookCount, hookKind } from './hooks.ts'
import { Prevention } from './prevention.ts'

/** A test that has ended but whose afterEach hooks may still change the verdict. */
interface HeldTest {
  readonly known: KnownTest
  readonly report: TestReport
  outcome: Outcome
}

interface RunningLayer {
  readonly suite: MochaSuite
  readonly kind: HookKind
  readonly report: TestReport
  hooksLeft: number
}

/**
 * Tells a run as Mocha's events tell it. A test's final waits for the next event that is not about it, since
 * Mocha speaks of a failing afterEach, and of a second `done()`, after it has said that the test passed.
 */
export class RunTranslator {
  readonly #runner: MochaRunner
  readonly #reporting: Reporting
  readonly #tests: KnownTests
  readonly #prevention = new Prevention()
  #current: { known: KnownTest; report: TestReport } | undefined
  #held: HeldTest | undefined
  #layer: RunningLayer | undefined

  constructor(runner: MochaRunner, reporting: Reporting, tests: KnownTests) {
    this.#runner = runner
    this.#reporting = reporting
    this.#tests = tests
    runner.on('test', (test: MochaTest) => this.#testBegins(test))
    runner.on('retry', (test: MochaTest, error: unknown) => this.#testRetried(test, error))
    runner.on('pass', (test: MochaTest) => this.#testEnded(test, { status: 'success' }))
    runner.on('pending', (test: MochaTest) => this.#testEnded(test, { status: 'skip' }))
    runner.on('fail', (runnable: MochaRunnable, error: unknown) => this.#failed(runnable, error))
    runner.on('hook', (hook: MochaHook) => this.#hookBegins(hook))
    runner.on('hook end', (hook: MochaHook) => this.#hookEnded(hook))
    runner.on('suite', () => this.settle())
    runner.on('suite end', (suite: MochaSuite) => this.#suiteEnded(suite))
    runner.on('end', () => this.#ended())
  }

  /** What is running now: output belongs to it. */
  get running(): TestReport | undefined {
    return this.#layer?.report ?? this.#current?.report
  }

  /** Gives the finals of the test and the hooks that have ended, if they have not been given. */
  settle(): void {
    // A hook that skips its block keeps the further hooks from running.
    this.#closeLayer({ status: 'success' })
    const held = this.#held
    this.#held = undefined
    this.#current = undefined
    held?.report.finish(held.outcome)
  }

  #testBegins(test: MochaTest): void {
    this.settle()
    const known = this.#known(test)
    const report = this.#reportOf(known)
    this.#current = { known, report }
    report.start()
  }

  #testRetried(test: MochaTest, error: unknown): void {
    this.#reportOf(this.#known(test)).retry({ failures: [comparedFailure(error)], duration: test.duration })
  }

  #testEnded(test: MochaTest, outcome: Outcome): void {
    const known = this.#known(test)
    if (this.#current?.known !== known) this.settle()
    const report = this.#reportOf(known)
    this.#current = { known, report }
    this.#held = { known, report, outcome: { ...outcome, duration: test.duration } }
  }

  #failed(runnable: MochaRunnable, error: unknown): void {
    const failure = comparedFailure(error)
    if (runnable.type === 'test')
      this.#testFailed(this.#known(runnable as MochaTest), runnable.duration, failure)
    else if (runnable.type === 'hook') this.#hookFailed(runnable as MochaHook, failure)
    else this.#nobodyFailed(runnable, failure)
  }

  #testFailed(known: KnownTest, duration: number | undefined, failure: Failure): void {
    const report = this.#reportOf(known)
    if (report.state === 'finished') {
      report.finish({ status: 'fail', failures: [failure] })
      return
    }
    if (this.#current?.known !== known) this.settle()
    const failures = this.#held?.outcome.failures ?? []
    this.#current = { known, report }
    this.#held = { known, report, outcome: { status: 'fail', failures: [...failures, failure], duration } }
  }

  #hookBegins(hook: MochaHook): void {
    const kind = hookKind(hook)
    if (kind === 'beforeAll' || kind === 'afterAll') this.#openLayer(hook, kind)
  }

  #openLayer(hook: MochaHook, kind: 'beforeAll' | 'afterAll'): RunningLayer {
    const suite = hook.parent
    const open = this.#layer
    if (open?.suite === suite && open.kind === kind) return open
    this.settle()
    const report = this.#reporting.layer(this.#tests.scopeOf(suite), kind)
    report.start()
    this.#layer = { suite, kind, report, hooksLeft: hookCount(hook, kind) }
    return this.#layer
  }

  #hookEnded(hook: MochaHook): void {
    const kind = hookKind(hook)
    if (this.#layer === undefined || (kind !== 'beforeAll' && kind !== 'afterAll')) return
    if (--this.#layer.hooksLeft === 0) this.#closeLayer({ status: 'success' })
  }

  #closeLayer(outcome: Outcome): void {
    const layer = this.#layer
    this.#layer = undefined
    layer?.report.finish(outcome)
  }

  #hookFailed(hook: MochaHook, failure: Failure): void {
    const kind = hookKind(hook)
    if (kind === 'beforeAll' || kind === 'afterAll') {
      const { report } = this.#openLayer(hook, kind)
      this.#closeLayer({ status: 'fail', failures: [failure] })
      if (kind === 'beforeAll') this.#prevention.add(hook.parent, `${report.id} failed`)
    } else {
      this.#eachHookFailed(hook, kind, failure)
    }
  }

  /** A failing beforeEach or afterEach belongs to its test, and keeps the rest of its block from running. */
  #eachHookFailed(hook: MochaHook, kind: HookKind, failure: Failure): void {
    const current = this.#current
    if (current === undefined) {
      this.#nobodyFailed(hook, failure)
      return
    }
    const duration = this.#held?.outcome.duration
    this.#testFailed(current.known, duration, failure)
    this.#prevention.add(hook.parent, `${kind} failed for ${current.known.id}`)
  }

  #nobodyFailed(runnable: MochaRunnable, failure: Failure): void {
    this.settle()
    const { file, parent } = runnable
    const scope = parent === undefined ? this.#tests.fileLocation(file) : this.#tests.scopeOf(parent)
    this.#reporting.runFailed(scope, 'unhandled error', { failures: [failure] })
  }

  /** Mocha is silent about the tests that a failed hook prevented. */
  #suiteEnded(suite: MochaSuite): void {
    this.settle()
    suite.eachTest(test => {
      const known = this.#tests.get(test)
      if (known === undefined || known.report !== undefined || !isAskedFor(this.#runner, test)) return
      const reason = this.#prevention.reasonFor(test.parent)
      if (reason !== undefined) this.#reportOf(known).finish({ status: 'skip', reason })
    })
  }

  /** Mocha stops in the middle with `--bail`, and when a test that had passed fails after all. */
  #ended(): void {
    this.settle()
    const reason = 'The run was stopped before this test.'
    skipUnreported(this.#runner, this.#tests, this.#reporting, reason)
  }

  #known(test: MochaTest): KnownTest {
    const known = this.#tests.get(test)
    if (known !== undefined) return known
    // Tests may be added to the tree while it runs.
    this.#tests.add(rootOf(test.parent!))
    return this.#tests.get(test)!
  }

  #reportOf(known: KnownTest): TestReport {
    known.report ??= this.#reporting.test(known.id, { file: known.location })
    return known.report
  }
}

function rootOf(suite: MochaSuite): MochaSuite {
  return suite.parent === undefined ? suite : rootOf(suite.parent)
}
