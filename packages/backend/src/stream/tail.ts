const KEPT_BYTES = 2048

/** The end of what a process printed, on whichever stream. */
export class Tail {
  #bytes: Buffer = Buffer.alloc(0)

  add(bytes: Uint8Array): void {
    this.#bytes = Buffer.concat([this.#bytes, bytes]).subarray(-KEPT_BYTES)
  }

  /** Without a line that was cut off at its beginning, unless there is only one. */
  text(): string {
    const text = this.#bytes.toString()
    const cut = this.#bytes.length === KEPT_BYTES ? text.indexOf('\n') + 1 : 0
    return text.slice(cut).trim()
  }
}
