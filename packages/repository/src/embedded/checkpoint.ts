import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { insertAttempt } from '../index-db/attempt-restore.ts'
import { readAttempts } from '../index-db/attempt-rows.ts'
import { nextOrder } from '../index-db/run-rows.ts'
import type { StoredAttempt } from '../store.ts'
import { type FileLayer, replaceFile } from './files.ts'
import { CHECKPOINT_FILE } from './layout.ts'

/** What can no longer be derived from the streams once some of them are removed. */
interface Checkpoint {
  /** The number that the next run gets at least: removed runs' numbers are not given again. */
  readonly nextRun: number
  /** The list of failing tests after all runs that ended up to and including this one in order. */
  readonly order: number
  readonly failing: readonly StoredAttempt[]
}

/** Writes down what the removal of runs would lose. To be called in a transaction, before they are removed. */
export function writeCheckpoint(database: DatabaseSync, files: FileLayer, folder: string): void {
  const checkpoint: Checkpoint = {
    nextRun: Number(database.prepare('SELECT next_run FROM state').get()!['next_run']),
    order: nextOrder(database) - 1,
    failing: readAttempts(database, { failing: true }),
  }
  replaceFile(files, folder, CHECKPOINT_FILE, new TextEncoder().encode(`${JSON.stringify(checkpoint)}\n`))
}

/** Puts what was written down into an index that is being made anew. */
export function restoreCheckpoint(database: DatabaseSync, folder: string): void {
  const checkpoint = readCheckpoint(folder)
  if (checkpoint === undefined) return
  database
    .prepare('UPDATE state SET next_run = ?, checkpoint_order = ?')
    .run(checkpoint.nextRun, checkpoint.order)
  for (const attempt of checkpoint.failing) insertAttempt(database, attempt)
}

function readCheckpoint(folder: string): Checkpoint | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, CHECKPOINT_FILE), 'utf8'))
  } catch {
    // Without one, or with one that was damaged, the streams that are there say what fails.
    return undefined
  }
}
