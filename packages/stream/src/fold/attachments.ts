import type { TestEvent } from '@subunit-js/protocol'
import type { Attachment } from './record.ts'

/**
 * Puts attachments together from their pieces, by name. Pieces that come after an end of file continue the
 * file, as in the reference. Unlike there, an empty attachment is one too.
 */
export class Attachments {
  readonly #open = new Map<string, OpenAttachment>()

  /** Adds the piece of an event that has one. With `keep` false its bytes are counted and dropped. */
  add(event: TestEvent, keep: boolean): void {
    const name = event.fileName
    if (name === undefined) return
    let open = this.#open.get(name)
    if (open === undefined) {
      open = { mimeType: undefined, pieces: [], size: 0, complete: false }
      this.#open.set(name, open)
    }
    open.mimeType ??= event.mimeType
    open.complete = event.eof
    const bytes = event.fileBytes
    if (bytes === undefined || bytes.length === 0) return
    open.size += bytes.length
    if (keep) open.pieces.push(bytes)
  }

  /** The attachments so far, in order of their first pieces. */
  list(): Attachment[] {
    return Array.from(this.#open, ([name, { mimeType, pieces, size, complete }]) => ({
      name,
      mimeType,
      bytes: join(pieces),
      size,
      complete,
    }))
  }
}

interface OpenAttachment {
  mimeType: string | undefined
  readonly pieces: Uint8Array[]
  size: number
  complete: boolean
}

function join(pieces: readonly Uint8Array[]): Uint8Array {
  if (pieces.length === 1) return pieces[0]!
  const joined = new Uint8Array(pieces.reduce((size, piece) => size + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    joined.set(piece, at)
    at += piece.length
  }
  return joined
}
