/** Some bytes in the middle of others: those from `start` to before `end`, with a view of the same memory. */
export interface ByteRange {
  readonly bytes: Uint8Array
  readonly view: DataView
  readonly start: number
  readonly end: number
}

/**
 * Keeps the bytes whose meaning is still open until more come. A chunk that nothing waits for is passed
 * through without a copy; the others are appended to a buffer that doubles, so that a long packet in many
 * small chunks costs time in proportion to its length.
 */
export class PendingBytes {
  #buffer = new Uint8Array(0)
  #view = viewOf(this.#buffer)
  #start = 0
  #end = 0

  /** How many bytes are kept. */
  get length(): number {
    return this.#end - this.#start
  }

  /** Returns what was kept, followed by `chunk`. */
  join(chunk: Uint8Array): ByteRange {
    if (this.#start === this.#end) {
      const bytes = plain(chunk)
      return { bytes, view: viewOf(bytes), start: 0, end: bytes.length }
    }
    this.#append(chunk)
    return { bytes: this.#buffer, view: this.#view, start: this.#start, end: this.#end }
  }

  /** Keeps what a range that `join` returned has from `start` on. */
  keep({ bytes, end }: ByteRange, start: number): void {
    if (bytes === this.#buffer) {
      this.#start = start
    } else {
      this.#start = this.#end = 0
      if (start < end) this.#append(bytes.subarray(start, end))
    }
  }

  #append(chunk: Uint8Array): void {
    const length = this.#end - this.#start
    if (this.#end + chunk.length > this.#buffer.length) {
      const kept = this.#buffer.subarray(this.#start, this.#end)
      const needed = length + chunk.length
      // Moving to the front is enough where it frees half of the buffer, else it could happen at every chunk.
      if (needed * 2 <= this.#buffer.length) {
        this.#buffer.copyWithin(0, this.#start, this.#end)
      } else {
        this.#buffer = new Uint8Array(needed * 2)
        this.#buffer.set(kept)
        this.#view = viewOf(this.#buffer)
      }
      this.#start = 0
      this.#end = length
    }
    this.#buffer.set(chunk, this.#end)
    this.#end += chunk.length
  }
}

/** A slice of a Node Buffer shares its memory; a slice of what this returns is a copy, as of any Uint8Array. */
function plain(chunk: Uint8Array): Uint8Array {
  if (chunk.constructor === Uint8Array) return chunk
  return new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.length)
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
}
