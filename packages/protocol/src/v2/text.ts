import { characterBytes, decodeUtf8 } from '../utf8.ts'

const CACHE_SLOTS = 2048
const CACHED_BYTES = 256

/**
 * Reads the UTF-8 strings of packets. The same few strings come again and again in a stream (an id in each
 * event of its test, tags, MIME types), so recent ones are kept and recognised by their bytes, which is
 * cheaper than decoding them and lets all events share one string.
 */
export class StringReader {
  readonly #recent: (string | undefined)[] = new Array(CACHE_SLOTS).fill(undefined)

  /** Returns the string in `bytes[start, end)`, or undefined when it is no valid string of the format. */
  read(bytes: Uint8Array, start: number, end: number): string | undefined {
    const length = end - start
    if (length === 0) return ''
    const slot = length <= CACHED_BYTES ? slotOf(bytes, start, end) : -1
    if (slot >= 0) {
      const recent = this.#recent[slot]
      if (recent !== undefined && recent.length === length && isAt(recent, bytes, start)) return recent
    }
    const text = decodeUtf8(bytes.subarray(start, end))
    // Only ASCII is kept: there one character is one byte, which is what the comparison relies on.
    if (slot >= 0 && text?.length === length) this.#recent[slot] = text
    return text
  }
}

/** Mixes the length and a few bytes, mostly of the end, where neighbouring test ids differ. */
function slotOf(bytes: Uint8Array, start: number, end: number): number {
  const length = end - start
  let hash = length
  for (let at = Math.max(start, end - 6); at < end; at++) hash = Math.imul(hash, 31) + bytes[at]!
  hash = Math.imul(hash, 31) + bytes[start + (length >> 1)]!
  hash = Math.imul(hash, 31) + bytes[start + (length >> 2)]!
  return (hash ^ (hash >>> 11)) & (CACHE_SLOTS - 1)
}

function isAt(text: string, bytes: Uint8Array, start: number): boolean {
  for (let index = 0; index < text.length; index++) {
    if (text.charCodeAt(index) !== bytes[start + index]) return false
  }
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
