import { RemoteReporting } from '@subunit-js/adapter'
import type { MochaOptions, MochaRunner } from '../mocha.ts'
import { captureRun } from '../run/capture.ts'
import { RunTranslator } from '../run/translate.ts'
import { idsAskedFor } from '../suite/asked-for.ts'
import { KnownTests } from '../suite/known-tests.ts'
import { prune } from '../suite/prune.ts'
import { DRY_RUN, skipUnreported } from '../suite/skip-unreported.ts'
import { whenLoaded } from '../suite/when-loaded.ts'
import { type BufferedReporter, bufferedReporterClass } from './buffered-reporter.ts'
import type { FileMessage } from './message.ts'
import { thisWorker } from './worker-setup.ts'

/**
 * The reporter that a worker of `mocha --parallel` makes for each file that it runs. It tells the main process
 * at once what happens, beside what Mocha sends it at the file's end.
 */
export class WorkerReporter {
  readonly #buffered: BufferedReporter

  constructor(runner: MochaRunner, options: MochaOptions) {
    this.#buffered = new (bufferedReporterClass())(runner, options)
    const { setup, relay, root, selection } = thisWorker()
    const path = options.files?.[0] ?? ''
    const file = root.name(path)
    const send = (message: FileMessage): void => relay.send(message)
    const reporting = new RemoteReporting({ send: report => send({ file, report }) })
    const tests = new KnownTests(root, path)
    whenLoaded(runner, options, () => {
      tests.add(runner.suite)
      if (selection === undefined) return
      prune(runner.suite, tests, selection, setup.listOrder)
      runner.grep(runner._grep, runner._invert)
    })
    runner.on('start', () => {
      if (options.dryRun) {
        send({ file, loaded: [] })
        for (const id of idsAskedFor(runner, tests)) reporting.announce(id)
        if (setup.fromBackend) skipUnreported(runner, tests, reporting, DRY_RUN)
      } else {
        send({ file, loaded: idsAskedFor(runner, tests) })
        const translator = new RunTranslator(runner, reporting, tests)
        if (setup.captureOutput) captureRun({ runner, translator, reporting, passOn: setup.passOn })
      }
      runner.on('end', () => send({ file, ended: true }))
    })
  }

  done(failures: number, done: (result: unknown) => void): void {
    this.#buffered.done(failures, done)
  }
}
