// Byte order marks are ordinary characters of a string; left to itself a TextDecoder would strip them.
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Decodes bytes that are a string of the format, or returns undefined: UTF-8 without NUL. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    const text = strict.decode(bytes)
    return text.includes('\0') ? undefined : text
  } catch {
    return undefined
  }
}

/** How many bytes a character takes that begins with `lead`, or 0 when none does. */
export function characterBytes(lead: number): number {
  if (lead < 0x80) return 1
  if (lead < 0xc2) return 0
  if (lead < 0xe0) return 2
  if (lead < 0xf0) return 3
  return lead < 0xf5 ? 4 : 0
}
