const utf8 = new TextEncoder()

const NOTHING = new Uint8Array()
const NOTHING_VIEW = new DataView(NOTHING.buffer)
const LEAST_BYTES = 256

/** Bytes that grow at their end. An empty one costs nothing. */
export class ByteBuffer {
  bytes: Uint8Array = NOTHING
  view: DataView = NOTHING_VIEW
  length = 0

  /** Makes room for `size` further bytes. */
  reserve(size: number): void {
    const needed = this.length + size
    if (needed <= this.bytes.length) return
    const larger = new Uint8Array(Math.max(needed, this.bytes.length * 2, LEAST_BYTES))
    larger.set(this.bytes.subarray(0, this.length))
    this.bytes = larger
    this.view = new DataView(larger.buffer)
  }

  raw(bytes: Uint8Array): void {
    this.reserve(bytes.length)
    this.bytes.set(bytes, this.length)
    this.length += bytes.length
  }

  /** Appends text as UTF-8, lone surrogates as U+FFFD. */
  text(text: string): void {
    this.reserve(text.length * 3)
    const target = this.length === 0 ? this.bytes : this.bytes.subarray(this.length)
    this.length += utf8.encodeInto(text, target).written
  }

  /** Returns a copy of the bytes and empties the buffer. */
  take(): Uint8Array {
    const taken = this.bytes.slice(0, this.length)
    this.length = 0
    return taken
  }
}
