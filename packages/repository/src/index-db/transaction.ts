import type { DatabaseSync } from 'node:sqlite'

/** Does work in one transaction, which waits for other writers and is rolled back when the work throws. */
export function transaction<Result>(database: DatabaseSync, work: () => Result): Result {
  database.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    database.exec('COMMIT')
    return result
  } catch (error) {
    // A full disk makes SQLite roll back on its own.
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}
