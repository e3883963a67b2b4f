import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { Timestamp } from '@subunit-js/protocol'
import { parseTimestamp, timestampFromMilliseconds } from '@subunit-js/stream'
import { openDatabase } from '../embedded/sqlite.ts'
import { RepositoryError } from '../error.ts'
import { asV2 } from '../python/stream-file.ts'
import type { RunInfo, RunOutcome, Store, StoredRun } from '../store.ts'

const EPOCH = timestampFromMilliseconds(0)

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
        const { info, outcome } = describe(database, number)
        const run = store.begin({ ...info, origin: path })
        run.write(asV2(readFileSync(path)))
        return run.finish(outcome)
      })
  } finally {
    database.close()
  }
}

function describe(database: DatabaseSync, number: number): { info: RunInfo; outcome: RunOutcome } {
  // Older versions lack some of the columns.
  const row = database.prepare('SELECT * FROM runs WHERE id = ?').get(number) ?? {}
  const started = timestamp(row['timestamp'])
  const seconds = Number(row['duration_secs'] ?? 0)
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
      finished: timestampFromMilliseconds(
        started.seconds * 1000 + started.nanoseconds / 1e6 + seconds * 1000,
      ),
    },
  }
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function timestamp(value: unknown): Timestamp {
  try {
    return parseTimestamp(String(value))
  } catch {
    return EPOCH
  }
}
