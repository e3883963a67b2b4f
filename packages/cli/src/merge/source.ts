import type { ExitStatus } from '@subunit-js/command'

/** One of the streams that are merged. */
export interface Source {
  /** Gives every chunk to `onChunk` as soon as there is one, and resolves to what became of the source. */
  read(onChunk: (chunk: Uint8Array) => void): Promise<SourceEnd>
  /** Ends a source that is still going. */
  stop(): void
}

/** What became of a source; a complaint tells that not all of it came. */
export type SourceEnd =
  | { readonly complaint?: undefined }
  | { readonly complaint: string; readonly status: ExitStatus }
