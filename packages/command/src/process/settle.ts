import { CommandError } from '../error.ts'
import { ExitStatus } from '../exit-status.ts'
import { isSystemError } from '../io/system-error.ts'
import { complain } from './standard-error.ts'

/**
 * The exit status for whatever a command threw, told to the user under the command's name. A `CommandError`
 * is one line, or nothing if the reader of the output went away; all else is a defect of ours and called so.
 */
export function settle(name: string, error: unknown): ExitStatus {
  if (error instanceof CommandError) {
    if (error.code !== 'closed-output') complain(name, error.message)
    return error.exitStatus
  }
  // A library that writes to standard output by itself meets the closed pipe by itself.
  if (isSystemError(error, 'EPIPE')) return ExitStatus.failure
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error)
  complain(
    name,
    `this is a defect of ${name}, not of your tests; please report it with these lines:\n${detail}`,
  )
  return ExitStatus.bug
}
