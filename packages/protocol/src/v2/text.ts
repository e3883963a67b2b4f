import { characterBytes, decodeUtf8 } from '../utf8.ts'

const SLOTS = 1024
const LONGEST_KEPT = 256

/**
 * Reads the UTF-8 strings of packets. The same few strings come again and again in a stream (an id in each
 * event of its test, tags, MIME types), so recent ones are recognised by their bytes, which is cheaper than
 * decoding them and lets events share one string.
 */
export class StringReader {
  #bytes: Uint8Array = new Uint8Array()
  #view: DataView = new DataView(this.#bytes.buffer)
  /** A string for each slot, and where in the bytes it is: they are not copied, so new ones forget all. */
  readonly #recent: (string | undefined)[] = new Array(SLOTS).fill(undefined)
  readonly #starts = new Int32Array(SLOTS)
  #kept = 0

  /** Takes the bytes in which the next strings are. */
  enter(bytes: Uint8Array, view: DataView): void {
    this.#bytes = bytes
    this.#view = view
    if (this.#kept > 0) this.#recent.fill(undefined)
    this.#kept = 0
  }

  /** Returns the string in `bytes[start, end)`, or undefined when it is no valid string of the format. */
  read(start: number, end: number): string | undefined {
    const length = end - start
    if (length === 0) return ''
    if (length > LONGEST_KEPT) return decodeUtf8(this.#bytes.subarray(start, end))
    const slot = slotOf(this.#view, start, length)
    const recent = this.#recent[slot]
    if (recent?.length === length && areEqual(this.#view, this.#starts[slot]!, start, length)) return recent
    const text = decodeUtf8(this.#bytes.subarray(start, end))
    // Only ASCII is kept, where one character is one byte: so the text's length is that of its bytes.
    if (text?.length === length) {
      this.#recent[slot] = text
      this.#starts[slot] = start
      this.#kept++
    }
    return text
  }
}

/** Mixes the length with bytes of the end, where neighbouring test ids differ, and of the middle. */
function slotOf(view: DataView, start: number, length: number): number {
  const end = start + length
  let hash = length
  if (length < 8) {
    for (let at = start; at < end; at++) hash = mixed(hash, view.getUint8(at))
  } else {
    hash = mixed(hash, view.getInt32(end - 4))
    hash = mixed(hash, view.getInt32(end - 8))
    hash = mixed(hash, view.getInt32(start + ((length - 4) >> 1)))
  }
  return (hash >>> 16) & (SLOTS - 1)
}

function mixed(hash: number, value: number): number {
  return Math.imul(hash ^ value ^ (hash >>> 15), 0x9e3779b1)
}

function areEqual(view: DataView, a: number, b: number, length: number): boolean {
  let at = 0
  for (; at + 4 <= length; at += 4) if (view.getInt32(a + at) !== view.getInt32(b + at)) return false
  for (; at < length; at++) if (view.getUint8(a + at) !== view.getUint8(b + at)) return false
  return true
}

/**
 * Says what is wrong with the bytes of a string that `StringReader` refused, in the reference's words.
 * `offset` is where the message places the string.
 */
export function stringFault(bytes: Uint8Array, offset: number): string {
  if (bytes.includes(0)) return `UTF8 string at offset ${offset} contains NUL byte`
  const rest = incompleteTail(bytes)
  return rest === 0
    ? `UTF8 string at offset ${offset} is not UTF8`
    : `Invalid (partially decodable) string at offset ${offset}, ${rest} undecoded bytes`
}

/**
 * Counts the bytes at the end that begin a character which the string then leaves unfinished; 0 when
 * something else is wrong. As in the reference, a surrogate's first two bytes (`ed a0`) count as a beginning.
 */
function incompleteTail(bytes: Uint8Array): number {
  for (let length = 1; length <= 3 && length <= bytes.length; length++) {
    const head = bytes.length - length
    const lead = bytes[head]!
    if (lead >= 0x80 && lead < 0xc0) continue
    const unfinished = length < characterBytes(lead) && (length < 2 || maySecond(lead, bytes[head + 1]!))
    return unfinished && decodeUtf8(bytes.subarray(0, head)) !== undefined ? length : 0
  }
  return 0
}

function maySecond(lead: number, second: number): boolean {
  if (lead === 0xe0) return second >= 0xa0
  if (lead === 0xf0) return second >= 0x90
  if (lead === 0xf4) return second < 0x90
  return true
}
