/** What kind of mistake a `TestrError` is about. */
export type TestrErrorCode =
  /** Lines of a configuration file are neither a section, a key with a value, nor a comment. */
  | 'config-syntax'
  /** A key or a section of a configuration file comes before any section header. */
  | 'config-no-section'
  /** A key or a section occurs twice. */
  | 'config-duplicate'
  /** A `%` in a value is neither `%%` nor `%(key)s`. */
  | 'config-percent'
  /** A value refers to a key that does not exist. */
  | 'config-unknown-reference'
  /** Values refer to one another too deeply, or in a circle. */
  | 'config-deep-reference'
  /** A key that is needed is missing. */
  | 'config-missing'
  /** A key has a value that makes no sense. */
  | 'config-value'
  /** Test ids would be interpreted by a further shell. */
  | 'unsafe-ids'

export interface TestrErrorOptions {
  /** The file at fault, as it was named to the reader. */
  readonly file?: string | undefined
  /** The lines at fault, counted from 1. */
  readonly lines?: readonly number[] | undefined
  readonly cause?: unknown
}

/** The one error class of this package. Its message begins with the place, `file:line: `, where there is one. */
export class TestrError extends Error {
  override readonly name = 'TestrError'
  readonly code: TestrErrorCode
  readonly file: string | undefined
  readonly lines: readonly number[]

  constructor(code: TestrErrorCode, message: string, options: TestrErrorOptions = {}) {
    const lines = options.lines ?? []
    super(place(options.file, lines) + message, options.cause === undefined ? {} : { cause: options.cause })
    this.code = code
    this.file = options.file
    this.lines = lines
  }
}

function place(file: string | undefined, lines: readonly number[]): string {
  if (file === undefined) return ''
  return lines.length === 0 ? `${file}: ` : `${file}:${lines.join(',')}: `
}
