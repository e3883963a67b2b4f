import type { Outcome } from '@subunit-js/adapter'
import type { SerialisedError, TaskResult } from '../worker/messages.ts'
import { failuresOf } from './failures.ts'

/** How Vitest said that a test is to be treated. */
export interface TestTraits {
  /** An expected failure, by `test.fails`. */
  readonly fails: boolean
  readonly todo: boolean
}

/** What Vitest says of an expected failure that did not come. */
const UNEXPECTED_PASS = 'Expect test to fail'

/**
 * What a test's result means, in the words of the stream; undefined for a result that is none. `reason` is
 * used for a skipped test when the result has none.
 */
export function outcomeOf(
  result: TaskResult,
  traits: TestTraits,
  reason?: string | undefined,
): Outcome | undefined {
  const { duration, errors } = result
  switch (result.state) {
    case 'passed':
    case 'pass':
      return { status: traits.fails ? 'xfail' : 'success', duration }
    case 'failed':
    case 'fail':
      return failed(errors ?? [], traits, duration)
    case 'skipped':
    case 'skip':
    case 'todo':
      return {
        status: 'skip',
        duration,
        reason: result.note ?? reason,
        tags: traits.todo ? ['todo'] : undefined,
      }
    default:
      return undefined
  }
}

function failed(
  errors: readonly SerialisedError[],
  { fails }: TestTraits,
  duration: number | undefined,
): Outcome {
  const unexpected = fails && errors.at(-1)?.message === UNEXPECTED_PASS
  return { status: unexpected ? 'uxsuccess' : 'fail', duration, failures: failuresOf(errors) }
}
