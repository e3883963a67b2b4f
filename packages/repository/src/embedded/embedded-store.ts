import type { DatabaseSync } from 'node:sqlite'
import type { Timestamp } from '@subunit-js/protocol'
import { RepositoryError, writeFailed } from '../error.ts'
import { readAttempts } from '../index-db/attempt-rows.ts'
import { readRuns } from '../index-db/run-rows.ts'
import { readTimes } from '../index-db/times.ts'
import { transaction } from '../index-db/transaction.ts'
import type {
  AttemptQuery,
  RunInfo,
  RunQuery,
  RunWriter,
  Store,
  StoredAttempt,
  StoredRun,
  TestTime,
} from '../store.ts'
import { beginRun } from './begin.ts'
import { writeCheckpoint } from './checkpoint.ts'
import type { FileLayer } from './files.ts'
import { forgetRuns } from './forget.ts'
import { guarded } from './guarded.ts'
import type { Layout } from './layout.ts'
import type { LiveRun } from './run-writer.ts'
import { readStream } from './stream-file.ts'

export interface EmbeddedStoreOptions {
  readonly database: DatabaseSync
  readonly files: FileLayer
  readonly layout: Layout
  readonly now: () => Timestamp
}

/** A store in a folder: an SQLite index, and a file for each run's stream. */
export class EmbeddedStore implements Store {
  readonly #options: EmbeddedStoreOptions
  readonly #live = new Set<LiveRun>()

  constructor(options: EmbeddedStoreOptions) {
    this.#options = options
  }

  begin(info: RunInfo = {}): RunWriter {
    const run = this.#guarded(() =>
      beginRun({ ...this.#options, onEnd: ended => this.#live.delete(ended) }, info),
    )
    this.#live.add(run)
    return run
  }

  runs(query: RunQuery = {}): StoredRun[] {
    return this.#guarded(() => readRuns(this.#options.database, query))
  }

  *read(run: number): Generator<Uint8Array> {
    this.#checkExists(run)
    yield* readStream(this.#options.layout.runs, run)
  }

  attempts(query: AttemptQuery = {}): StoredAttempt[] {
    return this.#guarded(() => readAttempts(this.#options.database, query))
  }

  times(profile: readonly string[] = []): Map<string, TestTime> {
    return this.#guarded(() => readTimes(this.#options.database, profile))
  }

  remove(runs: readonly number[]): void {
    if (runs.length === 0) return
    for (const run of runs) this.#checkRemovable(run)
    const { database, files, layout } = this.#options
    try {
      this.#guarded(() => {
        transaction(database, () => writeCheckpoint(database, files, layout.folder))
        forgetRuns(this.#options, runs)
      })
    } catch (error) {
      throw writeFailed(`Runs could not be removed from ${layout.folder}`, error)
    }
  }

  [Symbol.dispose](): void {
    for (const run of this.#live) run.abandon()
    if (this.#options.database.isOpen) this.#options.database.close()
  }

  #checkExists(run: number): StoredRun {
    const stored = this.runs({ id: run })[0]
    if (stored === undefined) throw new RepositoryError('no-such-run', `There is no run ${run}.`)
    return stored
  }

  #checkRemovable(run: number): void {
    if (this.#checkExists(run).state !== 'running') return
    throw new RepositoryError('invalid-option', `Run ${run} cannot be removed while it is being written.`)
  }

  #guarded<Result>(work: () => Result): Result {
    return guarded(this.#options.layout, work)
  }
}
