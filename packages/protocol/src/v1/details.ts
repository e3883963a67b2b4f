/** An attachment of a v1 outcome. */
export interface Attachment {
  readonly fileName: string
  readonly mimeType: string
  readonly fileBytes: Uint8Array
}

/** Reads the details of one outcome: what stands between its opening and its closing bracket. */
export interface DetailsReader {
  /** True once the line with the closing bracket has been read. */
  readonly closed: boolean
  /**
   * Reads what can be known of `bytes[at, end)` and returns the index of the first byte that it left; `final`
   * says that no more bytes will come.
   */
  read(bytes: Uint8Array, at: number, end: number, final: boolean): number
  /** Delivers an attachment whose end has not come. */
  finish(): void
}

export const LINE_FEED = 0x0a
export const CLOSING = 0x5d

/** Returns the index after the line feed that ends the line at `at`, or undefined when it is not there. */
export function nextLine(bytes: Uint8Array, at: number, end: number): number | undefined {
  const lineFeed = bytes.indexOf(LINE_FEED, at)
  return lineFeed < 0 || lineFeed >= end ? undefined : lineFeed + 1
}
