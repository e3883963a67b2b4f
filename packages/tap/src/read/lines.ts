import { ByteQueue } from './byte-queue.ts'
import { decodeLossily, decodeStrictly } from './utf8.ts'

/** One line of a document without its end. */
export interface Line {
  readonly text: string
  /** How the line ended: `\n`, `\r\n`, `\r`, or nothing at the end of input and where a line was cut. */
  readonly end: string
  /** The line's own bytes, its end included, where they were not valid UTF-8 and `text` lost something. */
  readonly bytes?: Uint8Array
}

export interface LineReaderOptions {
  /** A longer line is cut: what lies beyond is delivered, but not as a line. Default 1 MiB. */
  readonly maxLineBytes?: number
  /** What to do with a byte order mark at the start; default `drop`. */
  readonly byteOrderMark?: 'drop' | 'keep'
}

const NEWLINE = 0x0a
const RETURN = 0x0d
const BYTE_ORDER_MARK = '\ufeff'

/**
 * Splits bytes into lines, whatever the chunks are: lines end with `\n`, `\r\n` or `\r`, and characters may
 * be spread over chunks.
 *
 * `onRest` gets what lies beyond the greatest length of a line, in pieces. At most one line is kept in memory.
 */
export class LineReader {
  readonly #onLine: (line: Line) => void
  readonly #onRest: (bytes: Uint8Array) => void
  readonly #maxLineBytes: number
  readonly #unfinished = new ByteQueue()
  /** Whether a byte order mark would no longer be one. */
  #started: boolean
  /** Whether the line that is being read was cut, so that the bytes up to its end are rest. */
  #cut = false

  constructor(
    onLine: (line: Line) => void,
    onRest: (bytes: Uint8Array) => void,
    options: LineReaderOptions = {},
  ) {
    this.#onLine = onLine
    this.#onRest = onRest
    this.#maxLineBytes = options.maxLineBytes ?? 1 << 20
    this.#started = options.byteOrderMark === 'keep'
  }

  /** The chunk is not kept. */
  write(chunk: Uint8Array): void {
    const bytes = this.#unfinished.join(chunk)
    const end = endOfLines(bytes, bytes.length - chunk.length)
    const whole = bytes.subarray(0, end)
    if (this.#cut || !this.#deliverPlain(whole)) this.#deliverEach(whole)
    this.#unfinished.keep(this.#passRest(this.#cutLong(bytes.subarray(end))))
  }

  /** Delivers the last line if nothing ended it. */
  end(): void {
    const bytes = this.#unfinished.join(new Uint8Array())
    const returned = bytes.at(-1) === RETURN
    this.#deliver(returned ? bytes.subarray(0, -1) : bytes, returned ? '\r' : '')
    this.#unfinished.keep(new Uint8Array())
  }

  /** Delivers lines of ordinary length that are valid UTF-8, many at once; else says no and does nothing. */
  #deliverPlain(bytes: Uint8Array): boolean {
    const text = decodeStrictly(bytes)
    if (text === undefined || text.includes('\r') || longestLine(text) * 3 > this.#maxLineBytes) return false
    for (let at = 0; at < text.length; ) {
      const end = text.indexOf('\n', at)
      this.#line({ text: text.slice(at, end), end: '\n' })
      at = end + 1
    }
    return true
  }

  #deliverEach(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      let stop = at
      while (bytes[stop] !== NEWLINE && bytes[stop] !== RETURN) stop++
      const pair = bytes[stop] === RETURN && bytes[stop + 1] === NEWLINE
      const end = pair ? '\r\n' : bytes[stop] === RETURN ? '\r' : '\n'
      this.#deliver(bytes.subarray(at, stop), end)
      at = stop + end.length
    }
  }

  #deliver(bytes: Uint8Array, end: string): void {
    const rest = this.#cutLong(bytes)
    if (this.#cut) {
      const beyond = withEnd(rest, end)
      if (beyond.length > 0) this.#onRest(beyond)
      this.#cut = false
      return
    }
    if (rest.length === 0 && end === '') return
    const text = decodeStrictly(rest)
    this.#line(
      text === undefined ? { text: decodeLossily(rest), end, bytes: withEnd(rest, end) } : { text, end },
    )
  }

  /** Cuts a line that is too long, and returns what of it has not been delivered yet. */
  #cutLong(bytes: Uint8Array): Uint8Array {
    // A carriage return at the end of what has come so far may be part of the line's end.
    const own = bytes.length - (bytes.at(-1) === RETURN ? 1 : 0)
    if (this.#cut || own <= this.#maxLineBytes) return bytes
    const length = characterStart(bytes, this.#maxLineBytes)
    this.#deliver(bytes.subarray(0, length), '')
    this.#cut = true
    return bytes.subarray(length)
  }

  /** Delivers what has come of a line that was cut, and returns what has to be kept. */
  #passRest(bytes: Uint8Array): Uint8Array {
    if (!this.#cut) return bytes
    // A carriage return may be half of the line's end.
    const length = bytes.length - (bytes.at(-1) === RETURN ? 1 : 0)
    if (length > 0) this.#onRest(bytes.slice(0, length))
    return bytes.subarray(length)
  }

  #line(line: Line): void {
    const marked = !this.#started && line.text.startsWith(BYTE_ORDER_MARK)
    this.#started = true
    this.#onLine(marked ? { ...line, text: line.text.slice(1) } : line)
  }
}

/**
 * Where the last whole line ends, when none ends before `from`. A carriage return as the last byte of all
 * does not end one yet: a newline may follow.
 */
function endOfLines(bytes: Uint8Array, from: number): number {
  for (let at = bytes.length - 1; at >= Math.max(0, from - 1); at--) {
    if (bytes[at] === NEWLINE || (bytes[at] === RETURN && at < bytes.length - 1)) return at + 1
  }
  return 0
}

function longestLine(text: string): number {
  let longest = 0
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('\n', at)
    longest = Math.max(longest, end - at)
    at = end + 1
  }
  return longest
}

function withEnd(bytes: Uint8Array, end: string): Uint8Array {
  const whole = new Uint8Array(bytes.length + end.length)
  whole.set(bytes)
  for (let at = 0; at < end.length; at++) whole[bytes.length + at] = end.charCodeAt(at)
  return whole
}

/** The greatest index up to `limit` where a UTF-8 character starts, or `limit` where none does nearby. */
function characterStart(bytes: Uint8Array, limit: number): number {
  for (let at = limit; at > limit - 4; at--) {
    if ((bytes[at]! & 0xc0) !== 0x80) return at
  }
  return limit
}
