import { RepositoryError } from '../error.ts'
import type { Layout } from './layout.ts'
import { SQLITE_CORRUPT, SQLITE_NOTADB, sqliteCode } from './sqlite.ts'

/** Does work on the index and says in a user's words when it is damaged. */
export function guarded<Result>({ folder, index }: Layout, work: () => Result): Result {
  try {
    return work()
  } catch (error) {
    const code = sqliteCode(error)
    if (code !== SQLITE_CORRUPT && code !== SQLITE_NOTADB) throw error
    throw new RepositoryError(
      'index-damaged',
      `The index ${index} is damaged. Repair the repository in ${folder}: the runs are in files of their own, from which a new index is made.`,
      { cause: error },
    )
  }
}
