import type { DatabaseSync } from 'node:sqlite'
import { RepositoryError } from '../error.ts'

/** The version of the tables below. Add one whenever they change: an older index is made anew from the streams. */
export const INDEX_VERSION = 1

/**
 * `tests` holds identities (id and profile) with the last five durations in nanoseconds, `t1` being the latest.
 * `attempts` is ordered by run and test: a run is written at the end of the table, and one test's history is one
 * look-up per run. `texts` holds what many attempts have in common: tag sets as JSON, route codes. `state` has one
 * row, whose generation changes when the index is made anew: keys that somebody remembers are void then.
 */
const TABLES = `
CREATE TABLE runs (
  id INTEGER PRIMARY KEY,
  state TEXT NOT NULL,
  cause TEXT NOT NULL,
  finish_order INTEGER,
  details TEXT NOT NULL,
  summary TEXT,
  files TEXT NOT NULL DEFAULT '[]',
  bytes INTEGER NOT NULL DEFAULT 0,
  stored_bytes INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE tests (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  profile TEXT NOT NULL,
  t1 INTEGER, t2 INTEGER, t3 INTEGER, t4 INTEGER, t5 INTEGER,
  UNIQUE (id, profile)
);
CREATE TABLE texts (key INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
CREATE TABLE attempts (
  run INTEGER NOT NULL,
  test INTEGER NOT NULL,
  number INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  cause INTEGER NOT NULL,
  status INTEGER,
  flags INTEGER NOT NULL,
  start INTEGER,
  duration INTEGER,
  tags INTEGER NOT NULL,
  route INTEGER,
  PRIMARY KEY (run, test, number)
) WITHOUT ROWID;
CREATE TABLE failing (test INTEGER PRIMARY KEY, run INTEGER NOT NULL);
CREATE TABLE state (
  generation TEXT NOT NULL,
  next_run INTEGER NOT NULL,
  checkpoint_order INTEGER NOT NULL
);
INSERT INTO state VALUES (hex(randomblob(8)), 0, 0);
PRAGMA user_version = ${INDEX_VERSION};
`

/** What the index is to those who open it. */
export type IndexState = 'empty' | 'current' | 'older'

/** Sets the connection up and looks what is there. Throws a `RepositoryError` (`too-new`). */
export function prepareConnection(database: DatabaseSync): IndexState {
  // Readers and one writer do not wait for one another with a write-ahead log.
  database.exec('PRAGMA busy_timeout = 60000; PRAGMA journal_mode = WAL; PRAGMA cache_size = -65536')
  const version = indexVersion(database)
  checkVersion(version)
  if (version === 0) return 'empty'
  return version === INDEX_VERSION ? 'current' : 'older'
}

/** To be called within each writing transaction: a newer version may have come meanwhile. */
export function checkVersion(version: number): void {
  if (version <= INDEX_VERSION) return
  throw new RepositoryError(
    'too-new',
    `The repository's index has version ${version}, and this program knows versions up to ${INDEX_VERSION}. Use a newer release of it.`,
  )
}

export function indexVersion(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()!['user_version'])
}

/** Makes the tables, in place of those that an older version made. Call it in a transaction. */
export function createTables(database: DatabaseSync): void {
  for (const table of ['runs', 'tests', 'texts', 'attempts', 'failing', 'state']) {
    database.exec(`DROP TABLE IF EXISTS ${table}`)
  }
  database.exec(TABLES)
}
