import type { Status } from '@subunit-js/protocol'
import type { JUnitResult } from '../model/report.ts'

type Verdict = Extract<Status, 'success' | 'fail' | 'skip' | 'xfail' | 'uxsuccess'>

/** Types that producers give to what failed as expected: ours, pytest's, and node's for a failing to-do. */
const EXPECTED_FAILURE = /^(?:xfail|pytest\.xfail)$/

/**
 * What the results of a case come to. A failure beside a skip fails the case, unless the skip says that it was
 * expected to: node writes a failing to-do so.
 */
export function verdictOf(results: readonly Pick<JUnitResult, 'element' | 'type'>[]): Verdict {
  const skipped = results.find(({ element }) => element === 'skipped')
  const failures = results.filter(({ element }) => element === 'failure' || element === 'error')
  if (skipped !== undefined && EXPECTED_FAILURE.test(skipped.type ?? '')) return 'xfail'
  if (failures.length === 0) return skipped === undefined ? 'success' : 'skip'
  if (skipped?.type === 'todo') return 'xfail'
  return failures.every(({ type }) => type === 'uxsuccess') ? 'uxsuccess' : 'fail'
}
