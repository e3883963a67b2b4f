/** What kind of mistake a `JUnitError` is about. */
export type JUnitErrorCode =
  /** An option has a value that makes no sense. */
  | 'invalid-option'
  /** The input is no JUnit report, or a damaged one. */
  | 'invalid-report'
  /** A reader or writer was used after its end. */
  | 'ended'

/** The one error class of this package. `option` names the option at fault, where there is one. */
export class JUnitError extends Error {
  override readonly name = 'JUnitError'
  readonly code: JUnitErrorCode
  readonly option: string | undefined

  constructor(code: JUnitErrorCode, message: string, option?: string) {
    super(message)
    this.code = code
    this.option = option
  }
}
