import type { MochaRunner, MochaTest } from '../mocha.ts'
import type { KnownTests } from './known-tests.ts'

/** Whether the name filter of the run, `--grep` or `--fgrep` with or without `--invert`, lets the test through. */
export function isAskedFor(runner: MochaRunner, test: MochaTest): boolean {
  return runner._grep.test(test.fullTitle()) !== Boolean(runner._invert)
}

/** The ids of the tests of the tree that the name filter lets through, in the order of the tree. */
export function idsAskedFor(runner: MochaRunner, tests: KnownTests): string[] {
  const ids: string[] = []
  runner.suite.eachTest(test => {
    if (isAskedFor(runner, test)) ids.push(tests.get(test)!.id)
  })
  return ids
}
