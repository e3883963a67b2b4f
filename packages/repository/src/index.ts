export type { FileLayer, OutputFile } from './embedded/files.ts'
export { createStore, DEFAULT_FOLDER, type OpenOptions, openStore } from './embedded/open.ts'
export { repairStore } from './embedded/repair.ts'
export { RepositoryError, type RepositoryErrorCode } from './error.ts'
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
