import type { StoredAttempt } from '@subunit-js/repository'
import { failsVerdict } from '@subunit-js/stream'

/** How the tests of one run differ from those of another: ids, sorted within each list as the runs have them. */
export interface Comparison {
  /** Fail now, and did not before or were not there. */
  readonly failing: readonly string[]
  /** Failed before, and do not now. */
  readonly fixed: readonly string[]
  readonly added: readonly string[]
  readonly removed: readonly string[]
}

/** Compares the attempts that bear the verdicts of two runs. */
export function compare(before: readonly StoredAttempt[], now: readonly StoredAttempt[]): Comparison {
  const [former, latter] = [verdicts(before), verdicts(now)]
  const ids = (verdicts: ReadonlyMap<string, boolean>, wanted: (id: string, fails: boolean) => boolean) =>
    [...verdicts].filter(([id, fails]) => wanted(id, fails)).map(([id]) => id)
  return {
    failing: ids(latter, (id, fails) => fails && former.get(id) !== true),
    fixed: ids(latter, (id, fails) => !fails && former.get(id) === true),
    added: ids(latter, id => !former.has(id)),
    removed: ids(former, id => !latter.has(id)),
  }
}

/** Whether each test failed; of several reports of a test one failure is enough. */
function verdicts(attempts: readonly StoredAttempt[]): Map<string, boolean> {
  const fails = new Map<string, boolean>()
  for (const attempt of attempts) {
    const failed = attempt.lost || failsVerdict(attempt)
    fails.set(attempt.testId, failed || fails.get(attempt.testId) === true)
  }
  return fails
}
