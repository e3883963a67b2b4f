/**
 * CRC-32 as in zlib and PNG (IEEE polynomial, reflected), eight bytes a step. Written here and not taken from
 * a platform, because this package runs in browsers too and a call into native code costs more than a
 * typical packet of a hundred bytes.
 */
export function crc32(bytes: Uint8Array, start: number, end: number): number {
  let crc = -1
  let at = start
  for (const last = end - 7; at < last; at += 8) {
    const low = crc ^ (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24))
    crc =
      T7[low & 255]! ^
      T6[(low >>> 8) & 255]! ^
      T5[(low >>> 16) & 255]! ^
      T4[low >>> 24]! ^
      T3[bytes[at + 4]!]! ^
      T2[bytes[at + 5]!]! ^
      T1[bytes[at + 6]!]! ^
      T0[bytes[at + 7]!]!
  }
  for (; at < end; at++) crc = (crc >>> 8) ^ T0[(crc ^ bytes[at]!) & 255]!
  return ~crc >>> 0
}

/** Table n gives the effect of a byte that n further bytes follow within the step. */
function table(previous: Int32Array | undefined): Int32Array {
  const entries = new Int32Array(256)
  for (let byte = 0; byte < 256; byte++) {
    let crc = previous === undefined ? byte : previous[byte]!
    if (previous === undefined) {
      for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
    } else {
      crc = (crc >>> 8) ^ T0[crc & 255]!
    }
    entries[byte] = crc
  }
  return entries
}

const T0: Int32Array = table(undefined)
const T1: Int32Array = table(T0)
const T2: Int32Array = table(T1)
const T3: Int32Array = table(T2)
const T4: Int32Array = table(T3)
const T5: Int32Array = table(T4)
const T6: Int32Array = table(T5)
const T7: Int32Array = table(T6)
