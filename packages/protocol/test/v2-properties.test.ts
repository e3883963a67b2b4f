import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Decoder, decode, Encoder, encode, type TestEvent } from '../src/index.ts'
import {
  bytes,
  damagedPacket,
  damagedStream,
  event,
  misfiledPacket,
  packet,
  withChunks,
} from './arbitraries.ts'
import { joinNoise } from './noise.ts'

const NOISE = 'between the packets'

function decodeChunks(chunks: readonly Uint8Array[]): TestEvent[] {
  const events: TestEvent[] = []
  const decoder = new Decoder(event => events.push(event))
  for (const chunk of chunks) decoder.write(chunk)
  decoder.end()
  return events
}

/** The bytes that an event stands for: none for the reason of a damage, which has its bytes in another event. */
function bytesOfEvent(event: TestEvent): Uint8Array {
  if (event.fileName === NOISE || isDamage(event, 'Packet data')) return event.fileBytes!
  return isDamage(event, 'Parser Error') ? new Uint8Array() : encode(event)
}

function isDamage(event: TestEvent, fileName: string): boolean {
  return event.testId === 'subunit.parser' && event.fileName === fileName
}

test('what was encoded is decoded to the same', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 5 }), events => {
      expect(decode(Buffer.concat(events.map(event => encode(event))))).toStrictEqual(events)
    }),
  )
})

test('one encoder for many events writes what one for each does', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 5 }), events => {
      const encoder = new Encoder()
      for (const event of events) encoder.append(event)
      const whole = Buffer.concat(events.map(event => encode(event)))
      expect(encoder.length).toBe(whole.length)
      expect(Buffer.from(encoder.take())).toEqual(whole)
      expect(encoder.length).toBe(0)
    }),
  )
})

test('any split of a stream gives the same as the whole', () => {
  fc.assert(
    fc.property(withChunks(damagedStream), ({ whole, chunks }) => {
      expect(joinNoise(decodeChunks(chunks))).toStrictEqual(joinNoise(decode(whole)))
    }),
    { numRuns: 500 },
  )
})

test('a chunk may be changed once it was written, also a Buffer', () => {
  fc.assert(
    fc.property(withChunks(damagedStream), ({ whole, chunks }) => {
      const events: TestEvent[] = []
      const decoder = new Decoder(event => events.push(event))
      for (const chunk of chunks) {
        const buffer = Buffer.from(chunk)
        decoder.write(buffer)
        buffer.fill(0xb3)
      }
      decoder.end()
      expect(joinNoise(events)).toStrictEqual(joinNoise(decode(whole)))
    }),
  )
})

describe('every byte is given once and in its place', () => {
  // A packet whose fields are another's stands for its bytes only if it is written in the one canonical way.
  const canonical = fc
    .array(fc.oneof(packet, damagedPacket, bytes), { maxLength: 10 })
    .map(parts => Buffer.concat(parts))

  test('of damaged streams', () => {
    fc.assert(
      fc.property(canonical, stream => {
        const events = decode(stream, { noiseFileName: NOISE })
        expect(Buffer.concat(events.map(bytesOfEvent)).toString('hex')).toBe(stream.toString('hex'))
      }),
      { numRuns: 500 },
    )
  })

  test('of anything', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), bytes), stream => {
        const events = decode(stream, { noiseFileName: NOISE })
        expect(Buffer.concat(events.map(bytesOfEvent))).toEqual(Buffer.from(stream))
      }),
      { numRuns: 500 },
    )
  })

  test('also where a packet with a right checksum makes no sense', () => {
    fc.assert(
      fc.property(misfiledPacket, packet, (misfiled, next) => {
        const events = decode(Buffer.concat([misfiled, next]))
        expect(events.slice(-1)).toStrictEqual(decode(next))
        if (isDamage(events[0]!, 'Packet data')) {
          expect(events).toHaveLength(3)
          expect(events[0]!.fileBytes).toEqual(misfiled)
        } else {
          expect(events).toHaveLength(2)
        }
      }),
    )
  })
})

test('no sound packet is lost, whatever stands around it', () => {
  // A character that the bytes before leave unfinished may claim a signature as its own; a line feed ends it.
  const damage = fc
    .oneof(damagedPacket, bytes, misfiledPacket)
    .map(broken => Buffer.concat([broken, Buffer.of(10)]))
  const parts = fc.array(
    fc.oneof(
      packet.map(sound => ({ sound })),
      damage.map(broken => ({ broken })),
    ),
    {
      maxLength: 10,
    },
  )
  fc.assert(
    fc.property(parts, list => {
      const stream = Buffer.concat(list.map(part => ('sound' in part ? part.sound : part.broken)))
      const expected = list.flatMap(part =>
        'sound' in part ? [Buffer.from(part.sound).toString('hex')] : [],
      )
      const found = decode(stream, { noiseFileName: NOISE }).map(event =>
        Buffer.from(encode(event)).toString('hex'),
      )
      let next = 0
      for (const hex of found) if (hex === expected[next]) next++
      expect(expected.slice(next)).toEqual([])
    }),
    { numRuns: 500 },
  )
})

test('an attachment that is split is the same when it is joined', () => {
  const large = fc.record({
    fields: event.filter(({ fileName }) => fileName !== undefined),
    limit: fc.integer({ min: 700, max: 1200 }),
    size: fc.integer({ min: 0, max: 5000 }),
  })
  fc.assert(
    fc.property(large, ({ fields, limit, size }) => {
      const whole = { ...fields, fileBytes: Uint8Array.from({ length: size }, (_, index) => index) }
      const encoder = new Encoder({ maxPacketBytes: limit })
      encoder.append(whole)
      const pieces = decode(encoder.take())

      expect(Math.max(...pieces.map(piece => encode(piece).length))).toBeLessThanOrEqual(limit)
      expect(Buffer.concat(pieces.map(piece => piece.fileBytes!))).toEqual(Buffer.from(whole.fileBytes))
      const begins = whole.status === 'inprogress'
      expect(pieces.map(({ fileBytes, ...piece }) => piece)).toStrictEqual(
        pieces.map((_, index) => {
          const { fileBytes, ...piece } = whole
          const [first, last] = [index === 0, index === pieces.length - 1]
          return {
            ...piece,
            status: (begins ? first : last) ? piece.status : undefined,
            tags: first ? piece.tags : undefined,
            mimeType: first ? piece.mimeType : undefined,
            timestamp: first ? piece.timestamp : undefined,
            eof: last && piece.eof,
          }
        }),
      )
    }),
  )
})
