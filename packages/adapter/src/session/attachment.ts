/** The MIME type of plain text in attachments. */
export const TEXT = 'text/plain; charset=utf8'

/** A whole attachment of a test or of the run. */
export interface Attachment {
  readonly name: string
  readonly mimeType: string
  readonly content: string | Uint8Array
}

/** Which standard stream something was written to. */
export type OutputStream = 'stdout' | 'stderr'

export function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content) : content
}
