import type { Outcome, OutputStream, Reporting, TestReport } from '@subunit-js/adapter'
import type { SelectableTest, Selection } from '@subunit-js/adapter/selection'
import {
  blocksAround,
  type CircusEvent,
  type DescribeBlock,
  type Environment,
  type Hook,
  type State,
  type Test,
} from './circus.ts'
import { failuresOf } from './failures.ts'
import { type FileLocation, identify, isAskedFor, select, sort } from './file-tests.ts'
import { Layers } from './layers.ts'
import { outcomeOf } from './outcome.ts'

export interface FileRunOptions {
  readonly reporting: Reporting
  readonly location: FileLocation
  readonly environment: Environment
  /** What a load list asks for; without one, everything is asked for. */
  readonly selection: Selection | undefined
  readonly listOrder: boolean
  /** Say which tests there are, and run none. */
  readonly list: boolean
  /** Say of the tests that are asked for that they exist, before the first starts. */
  readonly announce: boolean
}

/** Where jest-circus looks how often a failed test is tried again. */
const RETRY_TIMES = Symbol.for('RETRY_TIMES')

/** Follows the run of one test file. Tests that are not asked for are not spoken of. */
export class FileRun {
  /** Whether all that failed beside tests was reported: hooks, and errors that came of nowhere. */
  explained = false
  /** Whether its tests are known by now. */
  known = false
  readonly #options: FileRunOptions
  readonly #layers: Layers
  readonly #reports = new Map<Test, TestReport>()
  /** How attempts ended that may be followed by another. */
  readonly #held = new Map<Test, Outcome>()
  readonly #running = new Set<TestReport>()

  constructor(options: FileRunOptions) {
    this.#options = options
    this.#layers = new Layers(options.reporting, options.location)
  }

  event(event: CircusEvent, state: State): void {
    switch (event.name) {
      case 'run_start':
        this.#begin(state)
        break
      case 'hook_start':
        this.#hookStart(event.hook, event.test)
        break
      case 'hook_success':
        this.#layers.end(event.hook)
        break
      case 'hook_failure':
        this.#hookFailure(event.hook, event.error)
        break
      case 'test_started':
      case 'test_fn_start':
        this.#start(event.test)
        break
      case 'test_skip':
        this.#finish(event.test, { status: 'skip' })
        break
      case 'test_todo':
        this.#finish(event.test, { status: 'skip', tags: ['todo'] })
        break
      case 'test_done':
        this.#done(event.test, state)
        break
      case 'run_describe_finish':
        this.#release(test => test.parent === event.describeBlock && !isRetriedAsBlock(test, state))
        break
      case 'run_finish':
        this.#release(() => true)
        break
      case 'error':
        this.#error(event.error, state)
        break
    }
  }

  /** Output goes to what runs, if only one thing does, or else to the file. */
  output(stream: OutputStream, content: string | Uint8Array): void {
    const { reporting, location } = this.#options
    const [only, ...others] = [...this.#running, ...this.#layers.running]
    if (only === undefined || others.length > 0) reporting.output(stream, content, location)
    else only.output(stream, content)
  }

  #begin(state: State): void {
    const { reporting, location, selection, list, listOrder, announce } = this.#options
    this.known = true
    const tests = identify(state.rootDescribeBlock, location)
    const asked = [...tests].filter(([test, ids]) => selection?.wants(ids) ?? isAskedFor(test, state))
    if (selection !== undefined) select(state, tests, selection)
    if (selection !== undefined && listOrder) sort(state.rootDescribeBlock, tests, selection)
    const ids = asked.map(([, { id }]) => id)
    if (list || announce) for (const id of ids) reporting.announce(id)
    else reporting.expect(ids)
    if (list) for (const test of tests.keys()) test.mode = 'skip'
    else this.#open(asked)
  }

  #open(asked: readonly (readonly [Test, SelectableTest])[]): void {
    const { reporting, location } = this.#options
    for (const [test, { id }] of asked) this.#reports.set(test, reporting.test(id, { file: location }))
  }

  #hookStart(hook: Hook, test: Test | undefined): void {
    if (hook.type === 'beforeAll' || hook.type === 'afterAll') this.#layers.start(hook)
    else if (test !== undefined) this.#start(test)
  }

  #hookFailure(hook: Hook, error: unknown): void {
    this.#layers.end(hook, failuresOf([error]))
    if (hook.type === 'afterAll') this.explained = true
  }

  #start(test: Test): void {
    const report = this.#reports.get(test)
    if (report === undefined || this.#layers.preventing(test.parent) !== undefined) return
    const before = this.#held.get(test)
    this.#held.delete(test)
    if (before !== undefined) {
      report.retry({ ...before, status: before.status === 'success' ? 'success' : 'fail' })
    }
    report.start()
    this.#running.add(report)
  }

  #done(test: Test, state: State): void {
    const report = this.#reports.get(test)
    if (report === undefined) return
    this.#running.delete(report)
    const preventing = this.#layers.preventing(test.parent)
    const outcome: Outcome =
      preventing === undefined ? outcomeOf(test) : { status: 'skip', reason: `${preventing} failed` }
    if (this.#mayBeTriedAgain(test, state)) this.#held.set(test, outcome)
    else this.#finish(test, outcome)
  }

  #mayBeTriedAgain(test: Test, state: State): boolean {
    if (isRetriedAsBlock(test, state)) return true
    const retries = Number.parseInt(String(this.#options.environment.global[RETRY_TIMES]), 10) || 0
    return test.errors.length > 0 && test.invocations <= retries
  }

  #release(which: (test: Test) => boolean): void {
    for (const [test, outcome] of [...this.#held]) if (which(test)) this.#finish(test, outcome)
  }

  #finish(test: Test, outcome: Outcome): void {
    this.#held.delete(test)
    this.#reports.get(test)?.finish(outcome)
  }

  /** An error that jest-circus caught outside of tests; those inside it gives to the test itself. */
  #error(error: unknown, state: State): void {
    if (state.currentlyRunningTest) return
    this.explained = true
    this.#options.reporting.runFailed(this.#options.location, 'unhandled error', {
      failures: failuresOf([error]),
    })
  }
}

/** Whether a block around the test is one whose tests are all tried again when one fails. */
function isRetriedAsBlock(test: Test, { describeRetryOptions }: State): boolean {
  return blocksAround(test.parent).some((block: DescribeBlock) => describeRetryOptions?.has(block) ?? false)
}
