const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const utf8 = new TextEncoder()

/**
 * Reads the test ids of a load list, in its order and with its repetitions: one id a line, nothing trimmed but
 * a carriage return at a line's end, empty lines dropped. The bytes are UTF-8, or Latin-1 where they are not
 * valid as that, since testr 0.0.20 writes its lists so.
 */
export function parseLoadList(bytes: Uint8Array): string[] {
  return decode(bytes)
    .split('\n')
    .map(line => (line.endsWith('\r') ? line.slice(0, -1) : line))
    .filter(line => line !== '')
}

/** Writes a load list: each id and a newline, in UTF-8. */
export function formatLoadList(ids: Iterable<string>): Uint8Array {
  return utf8.encode([...ids].map(id => `${id}\n`).join(''))
}

function decode(bytes: Uint8Array): string {
  try {
    return strictUtf8.decode(bytes)
  } catch {
    return latin1(bytes)
  }
}

/** By hand, because the decoders that the web platform names Latin-1 are all Windows-1252. */
function latin1(bytes: Uint8Array): string {
  const pieces: string[] = []
  for (let at = 0; at < bytes.length; at += 8192) {
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 8192)))
  }
  return pieces.join('')
}
