/**
 * The variable-length numbers of the v2 format: the top two bits of the first byte count the bytes that
 * follow it, the remaining 6, 14, 22 or 30 bits are the value, most significant first.
 */

/** How many bytes the shortest form of `value` (below 2^30) takes. */
export function numberBytes(value: number): number {
  if (value < 0x40) return 1
  if (value < 0x4000) return 2
  return value < 0x400000 ? 3 : 4
}

/** How many bytes a number that begins with `first` takes. */
export function numberBytesFrom(first: number): number {
  return (first >>> 6) + 1
}

/** Writes `value` in `size` bytes, which may be more than its shortest form, and returns the next index. */
export function putNumber(bytes: Uint8Array, at: number, value: number, size: number): number {
  switch (size) {
    case 1:
      bytes[at] = value
      break
    case 2:
      bytes[at] = 0x40 | (value >>> 8)
      bytes[at + 1] = value
      break
    case 3:
      bytes[at] = 0x80 | (value >>> 16)
      bytes[at + 1] = value >>> 8
      bytes[at + 2] = value
      break
    default:
      bytes[at] = 0xc0 | (value >>> 24)
      bytes[at + 1] = value >>> 16
      bytes[at + 2] = value >>> 8
      bytes[at + 3] = value
  }
  return at + size
}

/** Reads the number at `at`; all of its bytes must be there. */
export function getNumber(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!
  const high = first & 0x3f
  switch (first >>> 6) {
    case 0:
      return high
    case 1:
      return (high << 8) | bytes[at + 1]!
    case 2:
      return (high << 16) | (bytes[at + 1]! << 8) | bytes[at + 2]!
    default:
      return (high << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!
  }
}
