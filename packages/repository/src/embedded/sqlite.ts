import type { DatabaseSync } from 'node:sqlite'

type Sqlite = typeof import('node:sqlite')

let loaded: Sqlite | undefined

/** Opens an SQLite database. Throws what SQLite throws. */
export function openDatabase(path: string): DatabaseSync {
  loaded ??= loadQuietly()
  return new loaded.DatabaseSync(path)
}

/** Node 22 warns of its SQLite module being experimental when it is loaded, which is no concern of users. */
function loadQuietly(): Sqlite {
  const emitWarning = process.emitWarning
  process.emitWarning = () => {}
  try {
    return process.getBuiltinModule('node:sqlite')
  } finally {
    process.emitWarning = emitWarning
  }
}

/** SQLite's own number for what went wrong, or undefined for an error of another kind. */
export function sqliteCode(error: unknown): number | undefined {
  const code = (error as { errcode?: unknown } | null)?.errcode
  // The lowest byte is the kind, the others are particulars.
  return typeof code === 'number' ? code & 0xff : undefined
}

export const SQLITE_BUSY = 5
export const SQLITE_CORRUPT = 11
export const SQLITE_NOTADB = 26
