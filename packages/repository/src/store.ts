import type { Status, Timestamp } from '@subunit-js/protocol'
import type { Summary } from '@subunit-js/stream'

/**
 * Stored runs and what is known from them. Dispose of it when done: runs that it still writes are then closed
 * as interrupted by the next to open the repository.
 */
export interface Store extends Disposable {
  /** Begins a run that is appended live. Others see it at once. */
  begin(info?: RunInfo): RunWriter
  /** Runs, the newest first. */
  runs(query?: RunQuery): StoredRun[]
  /**
   * A run's subunit v2 stream, verbatim, in pieces; of one that is being written, what is there so far.
   * Throws a `RepositoryError`: `no-such-run`, `stream-damaged`.
   */
  read(run: number): IterableIterator<Uint8Array>
  /** Attempts at tests, one row each. Those of a run that is being written follow up to a second behind. */
  attempts(query?: AttemptQuery): StoredAttempt[]
  /** How long the tests took of a profile (default: none), by test id. Probes, skips and failed clocks are left out. */
  times(profile?: readonly string[]): Map<string, TestTime>
  /** Removes runs for good. The list of failing tests and the times stay as they are. */
  remove(runs: readonly number[]): void
}

/** A run that is being written. */
export interface RunWriter {
  readonly id: number
  /**
   * Appends bytes of the run's subunit v2 stream, cut anywhere. When it returns they are with the operating
   * system: the death of this process cannot lose them.
   * Throws a `RepositoryError`: `write-failed`, `ended`.
   */
  write(bytes: Uint8Array): void
  /**
   * Ends the run: all of it is on disk, its results count.
   * Throws a `RepositoryError`: `write-failed`. What was written is kept all the same, and the run is closed as
   * interrupted when the repository is opened next.
   */
  finish(outcome?: RunOutcome): StoredRun
}

/**
 * Why something was run. A `probe` (bisection, stress, a control) is kept like any run, but changes neither
 * the list of failing tests nor the times.
 */
export type RunCause = 'run' | 'probe'

/** What is known of a run when it begins. */
export interface RunInfo {
  readonly cause?: RunCause | undefined
  /** The run is of some tests only: it says nothing of those that are not in it. Default false. */
  readonly partial?: boolean | undefined
  readonly command?: string | undefined
  /** The commit that was checked out. */
  readonly commit?: string | undefined
  /** Whether there were uncommitted changes. */
  readonly dirty?: boolean | undefined
  readonly seed?: string | undefined
  readonly concurrency?: number | undefined
  readonly labels?: readonly string[] | undefined
  /** The tags that tell configurations apart: a test's profile is those of them that it bears. */
  readonly profileTags?: readonly string[] | undefined
  /** Where an imported run comes from. */
  readonly origin?: string | undefined
  /** Default: now. */
  readonly started?: Timestamp | undefined
}

/** What is known of a run only when it is over. */
export interface RunOutcome {
  readonly exitStatus?: number | undefined
  /** The run was stopped before its end: it counts as partial, and tests it left open do not count. */
  readonly interrupted?: boolean | undefined
  /** Default: now. */
  readonly finished?: Timestamp | undefined
}

/** `interrupted` runs were stopped, or the process that wrote them died. */
export type RunState = 'running' | 'finished' | 'interrupted'

/** A run as it is stored. */
export interface StoredRun extends RunInfo {
  readonly id: number
  readonly state: RunState
  readonly cause: RunCause
  readonly partial: boolean
  readonly labels: readonly string[]
  readonly profileTags: readonly string[]
  readonly started: Timestamp
  readonly finished: Timestamp | undefined
  readonly exitStatus: number | undefined
  /** How the tests came out; undefined while the run is being written. */
  readonly summary: Summary | undefined
  /** The files of the run that belong to none of its tests; their bytes are in the stream. */
  readonly files: readonly StoredFile[]
  /** The length of the stream, and what its file takes on disk. Both are 0 while the run is being written. */
  readonly bytes: number
  readonly storedBytes: number
}

export interface StoredFile {
  readonly name: string
  readonly mimeType: string | undefined
  readonly size: number
  readonly routeCode: string | undefined
}

export interface RunQuery {
  readonly id?: number | undefined
  readonly state?: RunState | undefined
  readonly cause?: RunCause | undefined
  /** At most so many. */
  readonly limit?: number | undefined
}

/**
 * Why there was an attempt. `retry`: the one before failed and was tried again. `repeat`: the run reported the
 * test once more without saying that it was a retry.
 */
export type AttemptCause = 'run' | 'retry' | 'repeat' | 'probe'

/** One try at a test in a run. */
export interface StoredAttempt {
  readonly run: number
  readonly testId: string
  /** The profile tags that the test bore, sorted. */
  readonly profile: readonly string[]
  /** Counted from 1 over all of the run's attempts at this test and profile. */
  readonly number: number
  readonly cause: AttemptCause
  /** Undefined where there are attachments only; `exists` for what was announced and never begun. */
  readonly status: Status | undefined
  readonly runnable: boolean
  /** More of this test had been promised than came. */
  readonly lost: boolean
  /** Whether the test's verdict is this attempt's and no retry's. */
  readonly last: boolean
  /** To the microsecond. */
  readonly start: Timestamp | undefined
  /** In milliseconds, with fractions. */
  readonly duration: number | undefined
  readonly tags: readonly string[]
  /** The tag `worker-N` that it bore, where it did. */
  readonly worker: string | undefined
  readonly routeCode: string | undefined
}

export interface AttemptQuery {
  readonly run?: number | undefined
  readonly testId?: string | undefined
  readonly statuses?: readonly Status[] | undefined
  /** Only the attempts that tests fail by now, over all runs. */
  readonly failing?: boolean | undefined
  /** Only those that bear verdicts. */
  readonly last?: boolean | undefined
  /**
   * `told` (default): the newest run first, within a run as they were reported. `slowest`: those that took
   * longest first, those without a time last.
   */
  readonly order?: 'told' | 'slowest' | undefined
  readonly limit?: number | undefined
}

/** How long a test took, in milliseconds: the last time, and the median of the last five. */
export interface TestTime {
  readonly last: number
  readonly median: number
}
