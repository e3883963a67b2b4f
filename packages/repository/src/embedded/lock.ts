import { rmSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import { openDatabase, SQLITE_BUSY, sqliteCode } from './sqlite.ts'

/** Held by the process that writes a run. The operating system lets go of it when the process dies. */
export interface Lock {
  /** Removes the lock file and lets go. */
  release(): void
}

/**
 * Takes a lock, or returns undefined when somebody holds it. The lock is SQLite's own on an empty database,
 * because Node has no other lock that dies with its process.
 */
export function tryLock(path: string): Lock | undefined {
  const database = openDatabase(path)
  try {
    database.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    if (sqliteCode(error) === SQLITE_BUSY) return undefined
    throw error
  }
  return heldLock(database, path)
}

function heldLock(database: DatabaseSync, path: string): Lock {
  return {
    release() {
      rmSync(path, { force: true })
      database.close()
    },
  }
}
