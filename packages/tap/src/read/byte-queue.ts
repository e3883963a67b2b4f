/** Keeps bytes from one chunk for the next in a buffer that grows, so that many small chunks cost no more. */
export class ByteQueue {
  #buffer = new Uint8Array(256)
  #length = 0

  /** What was kept followed by `chunk`, in memory that is valid until the next call of `keep`. */
  join(chunk: Uint8Array): Uint8Array {
    if (this.#length === 0) return chunk
    const length = this.#length + chunk.length
    if (length > this.#buffer.length) {
      const larger = new Uint8Array(Math.max(length, this.#buffer.length * 2))
      larger.set(this.#buffer.subarray(0, this.#length))
      this.#buffer = larger
    }
    this.#buffer.set(chunk, this.#length)
    return this.#buffer.subarray(0, length)
  }

  /** Keeps the end of what `join` returned last, and nothing else. */
  keep(bytes: Uint8Array): void {
    const inPlace = bytes.buffer === this.#buffer.buffer && bytes.byteOffset === this.#buffer.byteOffset
    if (!inPlace) {
      if (bytes.length > this.#buffer.length) this.#buffer = new Uint8Array(bytes.length)
      this.#buffer.set(bytes)
    }
    this.#length = bytes.length
  }
}
