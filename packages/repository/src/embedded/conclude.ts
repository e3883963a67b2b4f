import type { DatabaseSync } from 'node:sqlite'
import { RepositoryError } from '../error.ts'
import { updateFailing } from '../index-db/failing.ts'
import { RunIndexer } from '../index-db/run-indexer.ts'
import { completeRun, insertRun, nextOrder, readRuns } from '../index-db/run-rows.ts'
import { checkVersion, indexVersion } from '../index-db/schema.ts'
import { updateTimes } from '../index-db/times.ts'
import { transaction } from '../index-db/transaction.ts'
import type { StoredRun } from '../store.ts'
import { type RunDetails, writeDetails } from './details.ts'
import type { FileLayer } from './files.ts'
import { readStream } from './stream-file.ts'

export interface ConcludeOptions {
  readonly database: DatabaseSync
  readonly files: FileLayer
  readonly runs: string
  readonly run: number
  /** The details with their final state. */
  readonly details: RunDetails
  /** What the run's writer has indexed so far; without it all is read from the stream. */
  readonly indexer?: RunIndexer | undefined
  /** The generation of the index that the indexer writes to. */
  readonly generation?: string | undefined
  /** What the compressed stream takes; undefined where it is not compressed. */
  readonly storedBytes: number | undefined
}

/** Makes a run that is over count, in one transaction: its rows, its details, the failing tests, the times. */
export function conclude(options: ConcludeOptions): StoredRun {
  const { database, files, runs, run } = options
  return transaction(database, () => {
    const isCurrent = isWritable(database, options.generation)
    const indexer = isCurrent && options.indexer !== undefined ? options.indexer : reindexed(options)
    const next = nextOrder(database)
    const details = { ...options.details, order: options.details.order ?? next }
    if (indexer === options.indexer) indexer.end(details.state === 'finished')
    indexer.flush()
    const results = indexer.results()
    completeRun(database, run, details, { ...results, storedBytes: options.storedBytes ?? results.bytes })
    if (details.cause !== 'probe') updateTimes(database, run)
    // What ended before others that count has counted already: its files were left behind by a removal.
    if (details.cause !== 'probe' && details.order >= next - 1 && details.order > checkpointOrder(database)) {
      const isInterrupted = details.state === 'interrupted'
      updateFailing(database, {
        run,
        isFull: !details.partial && !isInterrupted,
        isInterrupted,
        profiles: results.profiles,
      })
    }
    // Within the transaction, so that whoever finds the details final can rely on the order in them.
    writeDetails(files, runs, run, details)
    return readRuns(database, { id: run })[0]!
  })
}

/** The list of failing tests was written down after this run: it holds what it and earlier ones did to it. */
function checkpointOrder(database: DatabaseSync): number {
  return Number(database.prepare('SELECT checkpoint_order FROM state').get()!['checkpoint_order'])
}

/** Throws where the index has been made anew, or by a newer version, since `generation` was read. */
export function checkWritable(database: DatabaseSync, generation: string): void {
  if (isWritable(database, generation)) return
  throw new RepositoryError('index-damaged', 'The index was made anew in the meantime.')
}

function isWritable(database: DatabaseSync, generation: string | undefined): boolean {
  checkVersion(indexVersion(database))
  return generation === undefined || readGeneration(database) === generation
}

export function readGeneration(database: DatabaseSync): string {
  return String(database.prepare('SELECT generation FROM state').get()!['generation'])
}

/** Reads a run's whole stream into the index. */
function reindexed({ database, run, runs, details }: ConcludeOptions): RunIndexer {
  insertRun(database, run, details)
  database.prepare('DELETE FROM attempts WHERE run = ?').run(run)
  const { cause, profileTags = [] } = details
  const indexer = new RunIndexer({ database, run, probe: cause === 'probe', profileTags })
  for (const bytes of readStream(runs, run)) {
    indexer.write(bytes)
    indexer.flush()
  }
  indexer.end(details.state === 'finished')
  return indexer
}
