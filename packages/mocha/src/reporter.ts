import { takeLoadedFiles } from './backend/load-files.ts'
import { begin } from './begin.ts'
import type { MochaOptions, MochaRunner } from './mocha.ts'
import { ParallelRun } from './parallel/parallel-run.ts'
import type { Run } from './run/run.ts'
import { SerialRun } from './run/serial.ts'

type Done = (failures: number) => void

/** The reporter for `mocha --reporter @subunit-js/mocha`. It writes a subunit v2 stream. */
export class SubunitReporter {
  readonly #run: Run

  /** Mocha makes the reporter when it has loaded the files and before it runs anything. */
  constructor(runner: MochaRunner, options: MochaOptions) {
    const loaded = takeLoadedFiles()
    const context = loaded?.context ?? begin(options)
    this.#run = runner.isParallelMode?.()
      ? new ParallelRun({ runner, options, context })
      : new SerialRun({ runner, options, context, loaded })
  }

  /** Mocha calls this last, and takes the number of failures handed on as its exit status. */
  done(failures: number, done: Done): void {
    done(this.#run.done(failures))
  }
}
