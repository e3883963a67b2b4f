import { createRequire } from 'node:module'
import { join } from 'node:path'
import { mochaAround } from '../backend/find-mocha.ts'
import type { MochaOptions, MochaRunner } from '../mocha.ts'

/** Mocha's own reporter of workers, by which the main process gets its events and its count of failures. */
export interface BufferedReporter {
  done(failures: number, done: (result: unknown) => void): void
}

type BufferedReporterClass = new (runner: MochaRunner, options: MochaOptions) => BufferedReporter

/** Mocha documents it for reporters to build on; the file's ending has changed with version 12. */
export function bufferedReporterClass(): BufferedReporterClass {
  const folder = mochaAround(process.argv[1] ?? '')
  const require = createRequire(join(folder ?? process.cwd(), 'package.json'))
  const path = join(folder ?? 'mocha', 'lib/nodejs/reporters/parallel-buffered')
  try {
    return require(`${path}.cjs`)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error
    return require(path)
  }
}
