import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { writeFailed } from '../error.ts'
import { insertRun } from '../index-db/run-rows.ts'
import { checkVersion, indexVersion } from '../index-db/schema.ts'
import { transaction } from '../index-db/transaction.ts'
import type { RunInfo } from '../store.ts'
import { readGeneration } from './conclude.ts'
import { type RunDetails, writeDetails } from './details.ts'
import type { EmbeddedStoreOptions } from './embedded-store.ts'
import { filesByRun, type Layout, lockName, streamName } from './layout.ts'
import { type Lock, tryLock } from './lock.ts'
import { LiveRun } from './run-writer.ts'

export interface BeginOptions extends EmbeddedStoreOptions {
  /** Called when the run is ended. */
  readonly onEnd: (run: LiveRun) => void
}

/** Begins a run: its files are there, and its lock is held, before others see it in the index. */
export function beginRun(options: BeginOptions, info: RunInfo): LiveRun {
  const { database, files, layout, now } = options
  const details: RunDetails = {
    ...info,
    state: 'running',
    cause: info.cause ?? 'run',
    partial: info.partial ?? false,
    started: info.started ?? now(),
  }
  let lock: Lock | undefined
  try {
    return transaction(database, () => {
      checkVersion(indexVersion(database))
      const taken = takeNumber(database, layout)
      lock = taken.lock
      const { id } = taken
      const stream = files.create(join(layout.runs, streamName(id)))
      // This puts the names of both files on disk.
      writeDetails(files, layout.runs, id, details)
      insertRun(database, id, details)
      const generation = readGeneration(database)
      return new LiveRun({ ...options, runs: layout.runs, id, details, stream, lock, generation })
    })
  } catch (error) {
    lock?.release()
    throw writeFailed(`No run could be begun in ${layout.folder}`, error)
  }
}

/** Takes the lowest number that no run has or ever had. Files that nobody knows of take up theirs. */
function takeNumber(database: DatabaseSync, layout: Layout): { id: number; lock: Lock } {
  const named = Math.max(-1, ...filesByRun(layout).keys())
  const known = Number(
    database
      .prepare('SELECT max(next_run, (SELECT ifnull(max(id), -1) + 1 FROM runs)) AS next FROM state')
      .get()!['next'],
  )
  for (let id = Math.max(named + 1, known); ; id++) {
    // Somebody may be looking whether a run of this number is alive.
    const lock = tryLock(join(layout.runs, lockName(id)))
    if (lock !== undefined) return { id, lock }
  }
}
