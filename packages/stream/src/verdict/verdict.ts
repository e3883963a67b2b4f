import type { Summary } from './tally.ts'

export interface VerdictOptions {
  /** `reference` judges as the Python tools do: unexpected successes and tests that were only announced pass. */
  readonly rules?: 'ours' | 'reference'
}

/** How many tests were run or, by our rules, should have been: all but those that were only listed. */
export function testsRun(summary: Summary, options: VerdictOptions = {}): number {
  const { success, fail, skip, xfail, uxsuccess, incomplete, unreported } = summary
  const run = success + fail + skip + xfail + uxsuccess + incomplete
  return options.rules === 'reference' ? run : run + unreported
}

/** How many tests speak against the run: failed, lost, or of a runnable test's unexpected success. */
export function failures(summary: Summary, options: VerdictOptions = {}): number {
  const { fail, incomplete, unreported, runnableUxsuccess } = summary
  return options.rules === 'reference'
    ? fail + incomplete
    : fail + incomplete + unreported + runnableUxsuccess
}

/** Whether the run passes. Right only for the summary of a stream that has ended. */
export function passes(summary: Summary, options: VerdictOptions = {}): boolean {
  return failures(summary, options) === 0
}
