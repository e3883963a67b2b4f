/** A write of up to this many bytes to a FIFO is atomic: it never mixes with another writer's. */
const FRAME_BYTES = 4096

const NEWLINE = 0x0a
const SPACE = 0x20
const LAST = 0x30

/**
 * The lines that carry one message: `<writer> <0|1> <piece>` with a newline. The pieces of a message, joined,
 * are its JSON; 1 says that more of them follow. `writer` tells processes and threads apart and has no space.
 */
export function framesOf(writer: string, message: unknown): Buffer[] {
  const text = JSON.stringify(message)
  const single = Buffer.from(`${writer} 0 ${text}\n`)
  if (single.length <= FRAME_BYTES) return [single]
  const content = Buffer.from(text)
  const room = FRAME_BYTES - Buffer.byteLength(writer) - ' 0 \n'.length
  const frames: Buffer[] = []
  for (let at = 0; at < content.length; at += room) {
    const more = at + room < content.length ? 1 : 0
    const piece = content.subarray(at, at + room)
    frames.push(Buffer.concat([Buffer.from(`${writer} ${more} `), piece, Buffer.of(NEWLINE)]))
  }
  return frames
}

/** Puts the messages of several writers together again, whatever the chunks are in which their lines come. */
export class FrameReader {
  readonly #onMessage: (message: unknown) => void
  readonly #pieces = new Map<string, Buffer[]>()
  #rest: Buffer = Buffer.alloc(0)

  /** `onMessage` is called synchronously from `write`. */
  constructor(onMessage: (message: unknown) => void) {
    this.#onMessage = onMessage
  }

  write(chunk: Uint8Array): void {
    const bytes = this.#rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([this.#rest, chunk])
    let at = 0
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, at)) {
      this.#line(bytes.subarray(at, end))
      at = end + 1
    }
    this.#rest = bytes.subarray(at)
  }

  #line(line: Buffer): void {
    const space = line.indexOf(SPACE)
    const writer = line.toString('latin1', 0, space)
    const piece = line.subarray(space + ' 0 '.length)
    const former = this.#pieces.get(writer)
    if (line[space + 1] !== LAST) {
      this.#pieces.set(writer, [...(former ?? []), piece])
      return
    }
    const content = former === undefined ? piece : Buffer.concat([...former, piece])
    this.#pieces.delete(writer)
    this.#onMessage(JSON.parse(content.toString()))
  }
}
