/** Cuts a file that comes in chunks into pieces of one size. */
export interface PieceSplitter {
  write(chunk: Uint8Array): void
  /** Ends the file, which has at least one piece, even if that is empty. */
  end(): void
}

/** Calls `onPiece` with each piece, and tells it which one is the last: only that one may be shorter. */
export function splitPieces(
  size: number,
  onPiece: (piece: Uint8Array, last: boolean) => void,
): PieceSplitter {
  let piece = new Uint8Array(size)
  let length = 0
  return {
    write(chunk) {
      for (let at = 0; at < chunk.length; ) {
        if (length === size) {
          onPiece(piece, false)
          piece = new Uint8Array(size)
          length = 0
        }
        const part = chunk.subarray(at, at + size - length)
        piece.set(part, length)
        length += part.length
        at += part.length
      }
    },
    end() {
      onPiece(piece.subarray(0, length), true)
    },
  }
}
