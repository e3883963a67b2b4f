import type { Status } from '@subunit-js/protocol'

/** What decides whether a test's final status speaks against its run. Events and folded tests both have it. */
export interface Outcome {
  readonly status?: Status | undefined
  readonly runnable: boolean
}

/**
 * Whether this outcome makes a run fail: fail does, and so does uxsuccess of a runnable test. What cannot be
 * selected on its own (a TAP point marked TODO that passes) may succeed unexpectedly without harm.
 */
export function failsVerdict(outcome: Outcome): boolean {
  return outcome.status === 'fail' || (outcome.status === 'uxsuccess' && outcome.runnable)
}
