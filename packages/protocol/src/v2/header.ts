import { CHECKSUM_BYTES, RESERVED, VERSION_2 } from './layout.ts'
import { getNumber, numberBytesFrom } from './number.ts'

/**
 * Reads the header at `at`, of which all `HEADER_BYTES` must be there. Returns the length that the packet
 * claims, in bytes, when the header is sound, else what is wrong with it. The reference checks neither the
 * version nor the reserved bit; the specification asks for both.
 */
export function readHeader(bytes: Uint8Array, at: number): number | string {
  const flags = (bytes[at + 1]! << 8) | bytes[at + 2]!
  if ((flags & 0xf000) !== VERSION_2) return `Unsupported packet version ${flags >>> 12}`
  if (flags & RESERVED) return 'Reserved flag bit set'
  const lengthBytes = numberBytesFrom(bytes[at + 3]!)
  if (lengthBytes > 3) return '3 byte maximum given but 4 byte value found.'
  const length = getNumber(bytes, at + 3)
  const least = 3 + lengthBytes + CHECKSUM_BYTES
  return length < least
    ? `Packet length too short - claimed ${length} bytes, at least ${least} needed`
    : length
}
