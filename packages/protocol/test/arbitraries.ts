import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { encode, STATUSES, type TestEvent, testEvent } from '../src/index.ts'

/** Any text that the format can carry, from no character to more than a one-byte length can tell. */
export const text: fc.Arbitrary<string> = fc
  .oneof(
    { weight: 12, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
    { weight: 4, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }) },
    { weight: 1, arbitrary: fc.string({ minLength: 60, maxLength: 70 }) },
  )
  .map(string => string.replaceAll('\0', ''))

/** Bytes among which those that mean something to a reader are frequent. */
export const bytes: fc.Arbitrary<Uint8Array> = fc
  .array(
    fc.oneof(
      { weight: 2, arbitrary: fc.integer({ min: 0, max: 255 }) },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          0xb3,
          0x29,
          0x21,
          0x08,
          0x0c,
          0x40,
          0x80,
          0xc0,
          0x0a,
          0x20,
          0xc3,
          0xe3,
          0xf0,
          0x9f,
        ),
      },
    ),
    { maxLength: 40 },
  )
  .map(list => Uint8Array.from(list))

const status = fc.constantFrom(...STATUSES)

const timestamp = fc
  .tuple(
    fc.oneof(fc.constantFrom(0, 2 ** 31, 2 ** 32 - 1), fc.integer({ min: 0, max: 2 ** 32 - 1 })),
    fc.oneof(
      fc.constantFrom(0, 63, 64, 16383, 16384, 4194303, 4194304, 999_999_999, 2 ** 30 - 1),
      fc.integer({ min: 0, max: 999_999_999 }),
    ),
  )
  .map(([seconds, nanoseconds]) => ({ seconds, nanoseconds }))

/** Any event as a decoder gives it: tags sorted as the encoder sorts them, nothing empty that it leaves out. */
export const event: fc.Arbitrary<TestEvent> = fc
  .record({
    testId: fc.option(text, { nil: undefined }),
    status,
    tags: fc.option(fc.uniqueArray(text, { maxLength: 4 }), { nil: undefined }),
    runnable: fc.boolean(),
    file: fc.option(fc.record({ fileName: text, fileBytes: bytes }), { nil: undefined }),
    mimeType: fc.option(text, { nil: undefined }),
    eof: fc.boolean(),
    routeCode: fc.option(text, { nil: undefined }),
    timestamp: fc.option(timestamp, { nil: undefined }),
  })
  .map(({ file, tags, mimeType, ...fields }) =>
    testEvent({
      ...fields,
      ...file,
      tags: tags?.length ? sortedByUtf8(tags) : undefined,
      mimeType: mimeType || undefined,
    }),
  )

/** UTF-8 orders as code points do, which makes this an independent statement of the encoder's order. */
function sortedByUtf8(strings: readonly string[]): string[] {
  return [...strings].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
}

export const packet: fc.Arbitrary<Uint8Array> = event.map(fields => encode(fields))

/** A position in something whose length is not known yet, as a fraction of it. */
const position = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })

/** A packet that was changed on its way. */
export const damagedPacket: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc.tuple(packet, position, fc.integer({ min: 1, max: 255 })).map(([whole, where, bits]) => {
    return changed(whole, Math.floor(where * whole.length), bits)
  }),
  fc.tuple(packet, position).map(([whole, where]) => whole.slice(0, Math.floor(where * whole.length))),
  fc.tuple(packet, position).map(([whole, where]) => whole.slice(Math.floor(where * whole.length))),
  fc.tuple(packet, fc.integer({ min: 0, max: 255 })).map(([whole, length]) => {
    const other = whole.slice()
    other[3] = length
    return other
  }),
)

/** A packet whose fields were changed, or announced wrongly, before its checksum was made. */
export const misfiledPacket: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc
    .tuple(packet, position, fc.integer({ min: 1, max: 255 }))
    .map(([whole, where, bits]) =>
      resealed(changed(whole, 6 + Math.floor(where * (whole.length - 6)), bits)),
    ),
  fc
    .tuple(packet, fc.constantFrom(0x0800, 0x0400, 0x0200, 0x0080, 0x0040, 0x0020))
    .map(([whole, flag]) => resealed(changed(changed(whole, 1, flag >> 8), 2, flag & 255))),
)

function changed(whole: Uint8Array, at: number, bits: number): Uint8Array {
  const other = whole.slice()
  other[at]! ^= bits
  return other
}

function resealed(whole: Uint8Array): Uint8Array {
  const view = Buffer.from(whole)
  view.writeUInt32BE(crc32(view.subarray(0, -4)), view.length - 4)
  return Uint8Array.from(view)
}

/** A stream in which anything may happen. */
export const damagedStream: fc.Arbitrary<Uint8Array> = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: packet },
      { weight: 2, arbitrary: damagedPacket },
      { weight: 1, arbitrary: misfiledPacket },
      { weight: 1, arbitrary: bytes },
      { weight: 1, arbitrary: text.map(string => Uint8Array.from(Buffer.from(`${string}\n`))) },
    ),
    { maxLength: 8 },
  )
  .map(parts => Uint8Array.from(Buffer.concat(parts)))

/** Cuts bytes at random places, some of them the same, so that empty chunks occur. */
export function chunksOf(whole: Uint8Array): fc.Arbitrary<Uint8Array[]> {
  return fc.array(fc.integer({ min: 0, max: whole.length }), { maxLength: 12 }).map(cuts => {
    const borders = [0, ...cuts.sort((a, b) => a - b), whole.length]
    return borders.slice(1).map((border, index) => whole.slice(borders[index], border))
  })
}

/** Bytes with a way to cut them. */
export function withChunks(
  streams: fc.Arbitrary<Uint8Array>,
): fc.Arbitrary<{ whole: Uint8Array; chunks: Uint8Array[] }> {
  return streams.chain(whole => chunksOf(whole).map(chunks => ({ whole, chunks })))
}
