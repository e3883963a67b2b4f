const LENGTH_OFFSET = 3

/**
 * Cuts encoded events into their packets, by the length that each packet gives in its header: one, two or
 * three bytes whose two highest bits say how many more follow (subunit v2, "NUMBER").
 */
export function* packetsIn(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; ) {
    const next = at + packetLength(bytes, at)
    yield bytes.subarray(at, next)
    at = next
  }
}

function packetLength(bytes: Uint8Array, at: number): number {
  const [first = 0, second = 0, third = 0] = bytes.subarray(at + LENGTH_OFFSET, at + LENGTH_OFFSET + 3)
  const high = first & 0x3f
  if (first < 0x40) return high
  if (first < 0x80) return high * 0x100 + second
  return high * 0x10000 + second * 0x100 + third
}
