import { characterBytes, decodeUtf8 } from '../utf8.ts'

/**
 * Decodes a name, tag or MIME type of a v1 stream. Bytes that are no UTF-8, and NUL, which v2 forbids, are
 * shown as `\xNN`, so that two names that differ stay different and nothing is lost.
 */
export function nameOf(bytes: Uint8Array): string {
  return decodeUtf8(bytes) ?? escapedName(bytes)
}

function escapedName(bytes: Uint8Array): string {
  let name = ''
  for (let at = 0; at < bytes.length; ) {
    const size = characterBytes(bytes[at]!)
    const character = size === 0 ? undefined : decodeUtf8(bytes.subarray(at, at + size))
    name += character ?? `\\x${bytes[at]!.toString(16).padStart(2, '0')}`
    at += character === undefined ? 1 : size
  }
  return name
}
