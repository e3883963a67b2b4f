export type { FileLayer, OutputFile } from './embedded/files.ts'
export { createStore, DEFAULT_FOLDER, type OpenOptions, openStore } from './embedded/open.ts'
export { repairStore } from './embedded/repair.ts'
export { RepositoryError, type RepositoryErrorCode } from './error.ts'
export { importInquest } from './inquest/import.ts'
export { type PruneOptions, prunable, prune } from './prune/prune.ts'
export { exportPythonRepository } from './python/export.ts'
export { importPythonRepository } from './python/import.ts'
export { type FailingTest, readFailing } from './query/failing-records.ts'
export { globMatcher } from './query/glob.ts'
export { lastRun } from './query/last-run.ts'
export { type RunContents, readRun } from './query/records.ts'
export { type StoreStats, statsOf } from './query/stats.ts'
export type {
  AttemptCause,
  AttemptQuery,
  RunCause,
  RunInfo,
  RunOutcome,
  RunQuery,
  RunState,
  RunWriter,
  Store,
  StoredAttempt,
  StoredFile,
  StoredRun,
  TestTime,
} from './store.ts'
