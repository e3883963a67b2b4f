import type { Reporting } from '@subunit-js/adapter'
import type { MochaRunner } from '../mocha.ts'
import { isAskedFor } from './asked-for.ts'
import type { KnownTests } from './known-tests.ts'

/** Why tests are skipped that Mocha would let pass without running them. */
export const DRY_RUN = 'This was a dry run.'

/** Skips the tests of the tree that were asked for and of which nothing has been said. */
export function skipUnreported(
  runner: MochaRunner,
  tests: KnownTests,
  reporting: Reporting,
  reason: string,
): void {
  runner.suite.eachTest(test => {
    const known = tests.get(test)
    if (known === undefined || known.report !== undefined || !isAskedFor(runner, test)) return
    known.report = reporting.test(known.id, { file: known.location })
    known.report.finish({ status: 'skip', reason })
  })
}
