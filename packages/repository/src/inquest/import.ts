import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { Timestamp } from '@subunit-js/protocol'
import { addMilliseconds, parseTimestamp } from '@subunit-js/stream'
import { openDatabase } from '../embedded/sqlite.ts'
import { RepositoryError } from '../error.ts'
import { asV2, timesOfStored } from '../foreign-stream.ts'
import type { RunInfo, RunOutcome, Store, StoredRun } from '../store.ts'

const EPOCH: Timestamp = { seconds: 0, nanoseconds: 0 }

/**
 * Takes the runs of an `.inquest` folder into a store, oldest first: raw streams from `runs`, what is known of them
 * from its SQLite index. Runs that the index does not know are taken as well; the files that parallel workers left
 * beside a run (`12a`, `12b`) are parts of it and passed over.
 * Throws a `RepositoryError`: `not-a-repository`.
 */
export function importInquest(store: Store, folder: string): StoredRun[] {
  const runs = join(folder, 'runs')
  if (!existsSync(runs) || !existsSync(join(folder, 'metadata.db'))) {
    throw new RepositoryError(
      'not-a-repository',
      `${folder} is no repository of inquest: it has no "metadata.db" or no "runs".`,
    )
  }
  const database = openDatabase(join(folder, 'metadata.db'))
  try {
    return readdirSync(runs)
      .filter(name => /^\d+$/.test(name))
      .map(Number)
      .sort((a, b) => a - b)
      .map(number => {
        const path = join(runs, `${number}`)
        const bytes = asV2(readFileSync(path))
        const { info, outcome } = describe(database, number, bytes)
        const run = store.begin({ ...info, origin: path })
        run.write(bytes)
        return run.finish(outcome)
      })
  } finally {
    database.close()
  }
}

/** What the index does not say of a run's times, the stream does. */
function describe(
  database: DatabaseSync,
  number: number,
  bytes: Uint8Array,
): { info: RunInfo; outcome: RunOutcome } {
  // Older versions lack some of the columns.
  const row = database.prepare('SELECT * FROM runs WHERE id = ?').get(number) ?? {}
  const { start, stop } = timesOfStored(bytes)
  const started = timestamp(row['timestamp']) ?? start ?? EPOCH
  const seconds = row['duration_secs']
  return {
    info: {
      started,
      commit: text(row['git_commit']),
      dirty: row['git_dirty'] == null ? undefined : Number(row['git_dirty']) !== 0,
      command: text(row['command']),
      concurrency: row['concurrency'] == null ? undefined : Number(row['concurrency']),
      labels:
        typeof row['profile'] === 'string' && row['profile'] !== '' ? [`profile:${row['profile']}`] : [],
    },
    outcome: {
      exitStatus: row['exit_code'] == null ? undefined : Number(row['exit_code']),
      finished: seconds == null ? (stop ?? started) : addMilliseconds(started, Number(seconds) * 1000),
    },
  }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function timestamp(value: unknown): Timestamp | undefined {
  try {
    return parseTimestamp(String(value))
  } catch {
    return undefined
  }
}
