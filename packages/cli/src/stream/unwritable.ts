import { getSystemErrorMessage } from 'node:util'
import { CommandError } from '@subunit-js/command'

/** Does something that writes files. Throws a `CommandError` (`unwritable-output`) when the system refuses. */
export function writing<Result>(path: string, write: () => Result): Result {
  try {
    return write()
  } catch (error) {
    const { errno } = error as NodeJS.ErrnoException
    if (errno === undefined) throw error
    const reason = getSystemErrorMessage(errno)
    throw new CommandError('unwritable-output', `cannot write "${path}": ${reason}`, { cause: error })
  }
}
