/** What kind of mistake a `ProtocolError` is about. */
export type ProtocolErrorCode =
  /** A field of an event cannot be written as it is. */
  | 'invalid-field'
  /** An event does not fit into one packet and has no attachment bytes that could be split. */
  | 'packet-too-long'
  /** An option has a value that makes no sense. */
  | 'invalid-option'
  /** A codec was used after its end. */
  | 'ended'

/** The one error class of this package. `field` names the event field or option at fault, where there is one. */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError'
  readonly code: ProtocolErrorCode
  readonly field: string | undefined

  constructor(code: ProtocolErrorCode, message: string, field?: string) {
    super(message)
    this.code = code
    this.field = field
  }
}

/** The error for an event field that cannot be written as it is. */
export function invalidField(field: string, why: string): ProtocolError {
  return new ProtocolError('invalid-field', `The field ${field} cannot be written: ${why}.`, field)
}
