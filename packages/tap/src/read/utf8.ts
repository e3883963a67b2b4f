// Byte order marks further on are ordinary characters; left to itself a TextDecoder would strip them.
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const lossy = new TextDecoder('utf-8', { ignoreBOM: true })

/** The text that the bytes are in UTF-8, or undefined where they are not valid. */
export function decodeStrictly(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes)
  } catch {
    return undefined
  }
}

/** As `decodeStrictly`, with replacement characters for what is not valid. */
export function decodeLossily(bytes: Uint8Array): string {
  return lossy.decode(bytes)
}
