/** What kind of mistake an `AdapterError` is about. */
export type AdapterErrorCode =
  /** An option of the reporter, or its environment variable, is unknown or has a value that makes no sense. */
  | 'invalid-option'
  /** The output file cannot be opened. */
  | 'no-channel'
  /** What the backend command asked for cannot be read. */
  | 'invalid-request'
  /** The way between the main process and its workers cannot be made. */
  | 'no-relay'

/** The one error class of this package. `cause` keeps the system's error where there is one. */
export class AdapterError extends Error {
  override readonly name = 'AdapterError'
  readonly code: AdapterErrorCode

  constructor(code: AdapterErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
