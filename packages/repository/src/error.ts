/** What kind of trouble a `RepositoryError` is about. */
export type RepositoryErrorCode =
  /** There is no repository in the folder. */
  | 'not-found'
  /** There is a repository in the folder already. */
  | 'exists'
  /** The folder is no repository, or one of another kind. */
  | 'not-a-repository'
  /** The repository was written by a newer version. */
  | 'too-new'
  /** The index cannot be read; `repair` makes a new one from the streams. */
  | 'index-damaged'
  /** There is no such run. */
  | 'no-such-run'
  /** A run's stream is missing or cannot be read. */
  | 'stream-damaged'
  /** A run could not be written: the disk is full, or the folder cannot be written to. */
  | 'write-failed'
  /** A run was written to after its end. */
  | 'ended'
  /** An option has a value that makes no sense. */
  | 'invalid-option'

/** The one error class of this package. The cause of a failed read or write is kept as `cause`. */
export class RepositoryError extends Error {
  override readonly name = 'RepositoryError'
  readonly code: RepositoryErrorCode

  constructor(code: RepositoryErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

/** The error for something that could not be written; one that says more on its own is passed on. */
export function writeFailed(what: string, cause: unknown): RepositoryError {
  if (cause instanceof RepositoryError) return cause
  const why = cause instanceof Error ? `: ${cause.message}` : ''
  return new RepositoryError('write-failed', `${what}${why}.`, { cause })
}
