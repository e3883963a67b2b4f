import type { MochaOptions, MochaRunner } from '../mocha.ts'

/**
 * Does something with a tree that has all its tests, before `.only` takes some away: at once, since reporters
 * are made after the files have been loaded, or with `--delay` when the files call `run()`.
 */
export function whenLoaded(runner: MochaRunner, options: MochaOptions, work: () => void): void {
  if (options.delay) runner.suite.once('run', work)
  else work()
}
