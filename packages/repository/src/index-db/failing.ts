import type { DatabaseSync } from 'node:sqlite'
import { RESERVED_IDS } from '@subunit-js/stream'
import { FAILS, LAST, statusCodes } from './codes.ts'

const UNFINISHED = statusCodes(['exists', 'inprogress'])

export interface FailingUpdate {
  readonly run: number
  /** The run speaks for all tests of the profiles that are in it. */
  readonly isFull: boolean
  /** Tests that a stopped run left open did not fail. */
  readonly isInterrupted: boolean
  readonly profiles: ReadonlySet<string>
}

/**
 * Brings the list of failing tests up to date with a run that is over. A full run replaces the list for the
 * profiles it has tests of; any other takes out the tests that did not fail in it and adds those that did.
 * A run without tests changes nothing.
 */
export function updateFailing(database: DatabaseSync, update: FailingUpdate): void {
  const { run, isFull, isInterrupted, profiles } = update
  const finished = `status IS NOT NULL AND status NOT IN (${UNFINISHED})`
  // What stands for the stream and not for a test cannot be run again: only the latest run's counts.
  if (profiles.size > 0) forgetReserved(database)
  if (isFull) {
    const forget = database.prepare(
      'DELETE FROM failing WHERE test IN (SELECT key FROM tests WHERE profile = ?)',
    )
    for (const profile of profiles) forget.run(profile)
  } else {
    database
      .prepare(
        `DELETE FROM failing WHERE test IN
           (SELECT test FROM attempts WHERE run = ? AND flags & ${LAST} AND ${finished})`,
      )
      .run(run)
  }
  database
    .prepare(
      `INSERT OR REPLACE INTO failing (test, run)
         SELECT DISTINCT test, run FROM attempts
         WHERE run = ? AND flags & ${LAST} AND flags & ${FAILS} ${isInterrupted ? `AND ${finished}` : ''}`,
    )
    .run(run)
}

function forgetReserved(database: DatabaseSync): void {
  const forget = database.prepare('DELETE FROM failing WHERE test IN (SELECT key FROM tests WHERE id = ?)')
  for (const id of RESERVED_IDS) forget.run(id)
}
