import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import type { Timestamp } from '@subunit-js/protocol'
import { RepositoryError, writeFailed } from '../error.ts'
import { RunIndexer } from '../index-db/run-indexer.ts'
import { transaction } from '../index-db/transaction.ts'
import type { RunOutcome, RunWriter, StoredRun } from '../store.ts'
import { checkWritable, conclude } from './conclude.ts'
import type { RunDetails } from './details.ts'
import type { FileLayer, OutputFile } from './files.ts'
import { streamName } from './layout.ts'
import type { Lock } from './lock.ts'
import { sealStream } from './stream-file.ts'

/** Rows are put into the index in transactions of about this many tests. */
const TESTS_PER_FLUSH = 50_000

const MILLISECONDS_PER_FLUSH = 1000

export interface LiveRunOptions {
  readonly id: number
  readonly database: DatabaseSync
  readonly files: FileLayer
  readonly runs: string
  readonly details: RunDetails
  readonly stream: OutputFile
  readonly lock: Lock
  readonly generation: string
  readonly now: () => Timestamp
  readonly onEnd: (run: LiveRun) => void
}

/** A run that this process writes. */
export class LiveRun implements RunWriter {
  readonly id: number
  readonly #options: LiveRunOptions
  /** Undefined once the index could not be written: it is then made from the stream at the end. */
  #indexer: RunIndexer | undefined
  #flushed = performance.now()
  #state: 'open' | 'broken' | 'ended' = 'open'

  constructor(options: LiveRunOptions) {
    const { id, database, details } = options
    this.id = id
    this.#options = options
    this.#indexer = new RunIndexer({
      database,
      run: id,
      probe: details.cause === 'probe',
      profileTags: details.profileTags ?? [],
    })
  }

  write(bytes: Uint8Array): void {
    if (this.#state === 'ended')
      throw new RepositoryError('ended', `Run ${this.id} was written to after its end.`)
    if (this.#state === 'broken') throw this.#writeFailed(undefined)
    try {
      this.#options.stream.write(bytes)
    } catch (error) {
      this.#state = 'broken'
      throw this.#writeFailed(error)
    }
    this.#indexer?.write(bytes)
    this.#flushSometimes()
  }

  finish(outcome: RunOutcome = {}): StoredRun {
    if (this.#state === 'ended') throw new RepositoryError('ended', `Run ${this.id} was ended twice.`)
    const isWhole = this.#state === 'open'
    this.#state = 'ended'
    const { stream, files, runs, lock } = this.#options
    try {
      const storedBytes = this.#seal()
      stream.close()
      const run = conclude({
        ...this.#options,
        run: this.id,
        details: this.#detailsAfter(outcome, isWhole),
        indexer: this.#indexer,
        storedBytes,
      })
      if (storedBytes !== undefined) files.remove(join(runs, streamName(this.id)))
      return run
    } catch (error) {
      throw this.#writeFailed(error)
    } finally {
      this.#options.onEnd(this)
      lock.release()
    }
  }

  /** Leaves the run as the death of this process would: the next to open the repository closes it. */
  abandon(): void {
    this.#state = 'ended'
    this.#options.onEnd(this)
    this.#options.stream.close()
    this.#options.lock.release()
  }

  #detailsAfter({ exitStatus, interrupted, finished }: RunOutcome, isWhole: boolean): RunDetails {
    return {
      ...this.#options.details,
      state: interrupted || !isWhole ? 'interrupted' : 'finished',
      exitStatus,
      finished: finished ?? this.#options.now(),
    }
  }

  /** Compresses the stream. Where there is no room for that, the stream stays as it is. */
  #seal(): number | undefined {
    const { files, runs, stream } = this.#options
    try {
      return sealStream(files, runs, this.id).storedBytes
    } catch {
      stream.sync()
      return undefined
    }
  }

  #flushSometimes(): void {
    const indexer = this.#indexer
    if (indexer === undefined || indexer.pending === 0) return
    const isDue = performance.now() - this.#flushed >= MILLISECONDS_PER_FLUSH
    if (!isDue && indexer.pending < TESTS_PER_FLUSH) return
    const { database, generation } = this.#options
    try {
      // Nothing depends on these rows: losing them in a power cut is no loss, so there is no wait for the disk.
      database.exec('PRAGMA synchronous = OFF')
      transaction(database, () => {
        checkWritable(database, generation)
        indexer.flush()
      })
    } catch {
      this.#indexer = undefined
    } finally {
      database.exec('PRAGMA synchronous = FULL')
    }
    this.#flushed = performance.now()
  }

  #writeFailed(cause: unknown): RepositoryError {
    return writeFailed(`Run ${this.id} could not be written`, cause)
  }
}
