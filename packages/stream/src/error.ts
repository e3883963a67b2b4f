/** What kind of mistake a `StreamError` is about. */
export type StreamErrorCode =
  /** An option has a value that makes no sense. */
  | 'invalid-option'
  /** A sink was given something after its end, or a source was asked for after the last. */
  | 'ended'
  /** A text is no timestamp. */
  | 'invalid-timestamp'
  /** A JSON value is no event. */
  | 'invalid-event'
  /** A test-server message cannot be understood. */
  | 'invalid-message'
  /** The two sides of a test server speak no common version. */
  | 'no-common-version'

/** The one error class of this package. `field` names the option, key or property at fault, where there is one. */
export class StreamError extends Error {
  override readonly name = 'StreamError'
  readonly code: StreamErrorCode
  readonly field: string | undefined

  constructor(code: StreamErrorCode, message: string, field?: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
    this.field = field
  }
}
