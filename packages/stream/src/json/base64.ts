const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const PADDING = 0x3d

const CODES = Uint8Array.from(DIGITS, digit => digit.charCodeAt(0))
const VALUES = new Int8Array(128).fill(-1)
for (const [value, code] of CODES.entries()) VALUES[code] = value

const ascii = new TextDecoder()

// The engines that this package supports do not all have Uint8Array.prototype.toBase64 yet.
/** Writes bytes in Base64 with padding (RFC 4648, section 4). */
export function encodeBase64(bytes: Uint8Array): string {
  const codes = new Uint8Array(Math.ceil(bytes.length / 3) * 4).fill(PADDING)
  let to = 0
  for (let from = 0; from < bytes.length; from += 3) {
    const left = bytes.length - from
    const triple = (bytes[from]! << 16) | ((bytes[from + 1] ?? 0) << 8) | (bytes[from + 2] ?? 0)
    codes[to] = CODES[triple >>> 18]!
    codes[to + 1] = CODES[(triple >>> 12) & 63]!
    if (left > 1) codes[to + 2] = CODES[(triple >>> 6) & 63]!
    if (left > 2) codes[to + 3] = CODES[triple & 63]!
    to += 4
  }
  return ascii.decode(codes)
}

/** Reads Base64; undefined for text that is not exactly what `encodeBase64` writes for some bytes. */
export function decodeBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0) return undefined
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  const bytes = new Uint8Array((text.length / 4) * 3 - padding)
  let to = 0
  for (let from = 0; from < text.length; from += 4) {
    const digits = from + 4 === text.length ? 4 - padding : 4
    let group = 0
    for (let index = 0; index < 4; index++) {
      const value = index < digits ? (VALUES[text.charCodeAt(from + index)] ?? -1) : 0
      if (value < 0) return undefined
      group = (group << 6) | value
    }
    // A different text of the same bytes would not come back as it was.
    if ((digits === 2 && group & 0xffff) || (digits === 3 && group & 0xff)) return undefined
    bytes[to] = group >>> 16
    if (digits > 2) bytes[to + 1] = group >>> 8
    if (digits > 3) bytes[to + 2] = group
    to += 3
  }
  return bytes
}
