import type { MochaRunner, MochaTest } from '../mocha.ts'

/** Whether the name filter of the run, `--grep` or `--fgrep` with or without `--invert`, lets the test through. */
export function isAskedFor(runner: MochaRunner, test: MochaTest): boolean {
  return runner._grep.test(test.fullTitle()) !== Boolean(runner._invert)
}
