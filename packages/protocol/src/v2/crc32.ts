/**
 * CRC-32 as in zlib and PNG (IEEE polynomial, reflected), sixteen bytes a step. Written here and not taken from
 * a platform, because this package runs in browsers too and a call into native code costs more than a
 * typical packet of a hundred bytes.
 */
export function crc32(view: DataView, start: number, end: number): number {
  let crc = -1
  let at = start
  for (const last = end - 15; at < last; at += 16) {
    const a = crc ^ view.getInt32(at, true)
    const b = view.getInt32(at + 4, true)
    const c = view.getInt32(at + 8, true)
    const d = view.getInt32(at + 12, true)
    crc =
      T15[a & 255]! ^
      T14[(a >>> 8) & 255]! ^
      T13[(a >>> 16) & 255]! ^
      T12[a >>> 24]! ^
      T11[b & 255]! ^
      T10[(b >>> 8) & 255]! ^
      T9[(b >>> 16) & 255]! ^
      T8[b >>> 24]! ^
      T7[c & 255]! ^
      T6[(c >>> 8) & 255]! ^
      T5[(c >>> 16) & 255]! ^
      T4[c >>> 24]! ^
      T3[d & 255]! ^
      T2[(d >>> 8) & 255]! ^
      T1[(d >>> 16) & 255]! ^
      T0[d >>> 24]!
  }
  for (; at + 4 <= end; at += 4) {
    const word = crc ^ view.getInt32(at, true)
    crc = T3[word & 255]! ^ T2[(word >>> 8) & 255]! ^ T1[(word >>> 16) & 255]! ^ T0[word >>> 24]!
  }
  for (; at < end; at++) crc = (crc >>> 8) ^ T0[(crc ^ view.getUint8(at)) & 255]!
  return ~crc >>> 0
}

/** Table 0 gives the effect of a byte; each further table that of a byte which one more byte follows. */
function tables(count: number): Int32Array[] {
  const first = Int32Array.from({ length: 256 }, (_, byte) => {
    let crc = byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
    return crc
  })
  const all = [first]
  while (all.length < count) all.push(all.at(-1)!.map(crc => (crc >>> 8) ^ first[crc & 255]!))
  return all
}

// Constants of their own, because an engine knows their type where it would have to look up an element's.
const [T0, T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14, T15] = tables(16) as [
  ...Tables4,
  ...Tables4,
  ...Tables4,
  ...Tables4,
]

type Tables4 = [Int32Array, Int32Array, Int32Array, Int32Array]
