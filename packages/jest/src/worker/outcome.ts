import type { Outcome } from '@subunit-js/adapter'
import type { Test } from './circus.ts'
import { failuresOf } from './failures.ts'

/** What jest-circus says of an expected failure that did not come. */
const UNEXPECTED_PASS = /^Failing test passed even though it was supposed to fail/

/** What the end of a test, or of one attempt, means in the words of the stream. */
export function outcomeOf(test: Test): Outcome {
  const { errors, failing } = test
  const duration = test.duration ?? undefined
  const failures = failuresOf(errors)
  if (failures.length === 0) return { status: failing ? 'xfail' : 'success', duration }
  const unexpected = failing && errors.length === 1 && UNEXPECTED_PASS.test(messageOf(errors[0]))
  return { status: unexpected ? 'uxsuccess' : 'fail', duration, failures }
}

/** The message of an error, which may be kept together with the place that it came from. */
function messageOf(kept: unknown): string {
  const { message } = Object(Array.isArray(kept) ? kept[0] : kept) as { readonly message?: unknown }
  return String(message)
}
