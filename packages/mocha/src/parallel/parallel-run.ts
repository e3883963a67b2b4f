import { fileURLToPath } from 'node:url'
import { openRelay, type Relay, type ReportingContext } from '@subunit-js/adapter'
import { testId } from '@subunit-js/stream/reporting'
import type { MochaOptions, MochaRunnable, MochaRunner } from '../mocha.ts'
import { streamsToPassOn } from '../run/capture.ts'
import { type GlobalFixtures, watchGlobalFixtures } from '../run/global-fixtures.ts'
import { type Run, reportUnownedFailures } from '../run/run.ts'
import { type FileMessage, WORKER_VARIABLE, type WorkerSetup } from './message.ts'
import { OpenFiles } from './open-files.ts'

export interface ParallelRunOptions {
  readonly runner: MochaRunner
  readonly options: MochaOptions
  readonly context: ReportingContext
}

const WORKER = fileURLToPath(new URL('./worker.js', import.meta.url))

/** Reports a run in which workers load and run the files, from the process that hands them out. */
export class ParallelRun implements Run {
  readonly #context: ReportingContext
  readonly #files: OpenFiles
  readonly #relay: Relay
  readonly #fixtures: GlobalFixtures

  constructor({ runner, options, context }: ParallelRunOptions) {
    this.#context = context
    const files = options.files ?? []
    keepSelected(files, context)
    this.#files = new OpenFiles(
      context,
      files.map(file => context.root.name(file)),
    )
    this.#relay = openRelay({ onMessage: message => this.#files.take(message as FileMessage) })
    process.env[WORKER_VARIABLE] = JSON.stringify(workerSetup(context, this.#relay))
    runner.workerReporter(WORKER)
    this.#fixtures = watchGlobalFixtures(options, context.session)
    runner.on('fail', (runnable: MochaRunnable, error: unknown) => {
      // All other failures have come from the workers already.
      if (runnable.parent === runner.suite) this.#workerFailed(runnable.file, error)
    })
    process.prependListener('exit', this.#onExit)
    process.prependListener('SIGINT', this.#onInterrupt)
  }

  done(failures: number): number {
    const { session, channel } = this.#context
    this.#stop()
    this.#skipUnloaded()
    reportUnownedFailures(session, failures)
    return channel.fault === undefined ? failures : failures + 1
  }

  /** Of files that were not come to, no more is known than what was asked for by name. */
  #skipUnloaded(): void {
    const { session, request } = this.#context
    const { failedSetup } = this.#fixtures
    const reason =
      failedSetup === undefined ? 'The run was stopped before this test.' : `${failedSetup} failed`
    const unloaded = this.#files.unloaded.map(path => testId({ path }))
    for (const id of request.selection?.ids ?? []) {
      if (!unloaded.some(file => id === file || id.startsWith(`${file} > `))) continue
      session.test(id, { runnable: !unloaded.includes(id) }).finish({ status: 'skip', reason })
    }
  }

  #workerFailed(file: string | undefined, error: unknown): void {
    this.#relay.drain()
    this.#files.failed(error, file === undefined ? undefined : this.#context.root.name(file))
  }

  #stop(): void {
    this.#relay.close()
    delete process.env[WORKER_VARIABLE]
    process.off('exit', this.#onExit)
    process.off('SIGINT', this.#onInterrupt)
  }

  readonly #onExit = (status: number): void => {
    this.#giveUp(`The process exited with status ${status} before the run had ended.`)
  }

  /** Mocha has a listener of its own here, which ends the workers and then this process by the signal. */
  readonly #onInterrupt = (): void => {
    this.#giveUp('The run was interrupted by SIGINT.')
  }

  #giveUp(reason: string): void {
    const { session, request } = this.#context
    this.#stop()
    if (this.#fixtures.failedSetup !== undefined) {
      this.#skipUnloaded()
    } else if (request.selection === undefined) {
      session.expect(this.#files.unloaded.map(path => testId({ path })))
    }
    session.end({ reason })
  }
}

/** Mocha hands out the files of this very list. */
function keepSelected(files: string[], { request, root }: ReportingContext): void {
  const { selection } = request
  if (selection === undefined) return
  const selected = files.filter(file => selection.wantsFile(testId({ path: root.name(file) })))
  files.splice(0, files.length, ...selected)
}

function workerSetup(context: ReportingContext, relay: Relay): WorkerSetup {
  const { root, request, captureOutput } = context
  return {
    relay: relay.path,
    root: root.path,
    fromBackend: request.fromBackend,
    loadList: request.loadList,
    listOrder: request.listOrder,
    captureOutput,
    passOn: streamsToPassOn(context),
  }
}
