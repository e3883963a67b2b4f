import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { transaction } from '../index-db/transaction.ts'
import type { FileLayer } from './files.ts'
import { detailsName, type Layout, sealedName, streamName } from './layout.ts'

export interface ForgetOptions {
  readonly database: DatabaseSync
  readonly files: FileLayer
  readonly layout: Layout
}

/**
 * Removes runs: their streams first, and for good, so that a run that is half removed is known by having none.
 * The rows that the list of failing tests stands on stay.
 */
export function forgetRuns({ database, files, layout }: ForgetOptions, runs: readonly number[]): void {
  for (const run of runs) {
    files.remove(join(layout.runs, streamName(run)))
    files.remove(join(layout.runs, sealedName(run)))
  }
  files.syncFolder(layout.runs)
  transaction(database, () => {
    for (const run of runs) forgetRows(database, run)
  })
  for (const run of runs) files.remove(join(layout.runs, detailsName(run)))
}

function forgetRows(database: DatabaseSync, run: number): void {
  database
    .prepare(
      `DELETE FROM attempts WHERE run = ?1
         AND NOT EXISTS (SELECT 1 FROM failing WHERE failing.run = ?1 AND failing.test = attempts.test)`,
    )
    .run(run)
  database.prepare('DELETE FROM runs WHERE id = ?').run(run)
}
