import type { FileLocation, Session } from '@subunit-js/adapter'
import type { SerializedError } from 'vitest/node'
import { failuresOf } from './failures.ts'

/**
 * Reports the errors that no test, hook or file is answerable for: Vitest only makes the whole run fail for
 * them. `locate` finds the test file that Vitest believes an error to come from.
 */
export function reportUnhandled(
  session: Session,
  errors: readonly SerializedError[],
  locate: (path: string) => FileLocation | undefined,
): void {
  for (const error of errors) {
    const path = error['VITEST_TEST_PATH']
    const test = error['VITEST_TEST_NAME']
    const scope = (typeof path === 'string' ? locate(path) : undefined) ?? {}
    session.runFailed(scope, 'unhandled error', {
      failures: failuresOf([error]),
      reason: typeof test === 'string' ? `the last test that is known to have run is "${test}"` : undefined,
    })
  }
}

/** What errors say, with their causes, in one line. */
export function summaryOf(errors: readonly SerializedError[]): string {
  return errors.map(messageWithCause).join('; ')
}

function messageWithCause(error: { readonly message?: string; readonly cause?: unknown }): string {
  const { message = 'an error without a message', cause } = error
  if (typeof cause !== 'object' || cause === null) return message
  return `${message} (${messageWithCause(cause)})`
}
