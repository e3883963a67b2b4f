import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { decode, Encoder, type EventFields, encode, MAX_PACKET_BYTES, ProtocolError } from '../src/index.ts'
import { bytesOf, hexOf } from './vectors.ts'

const NOTHING = new Uint8Array()

describe('an event that cannot be written is refused, and the field at fault is named', () => {
  test.for([
    [{ testId: 'a\0b' }, 'testId', 'it has a NUL character at index 1, which the format forbids'],
    [{ testId: '\ud800' }, 'testId', 'it has a lone surrogate, which UTF-8 cannot carry'],
    [{ testId: 5 as never }, 'testId', 'it is not a string but number'],
    [{ tags: ['a', 'b\udfff'] }, 'tags', 'it has a lone surrogate, which UTF-8 cannot carry'],
    [{ tags: ['\0'] }, 'tags', 'it has a NUL character at index 0, which the format forbids'],
    [{ mimeType: 'é\0' }, 'mimeType', 'it has a NUL character at index 1, which the format forbids'],
    [{ routeCode: '\0' }, 'routeCode', 'it has a NUL character at index 0, which the format forbids'],
    [
      { fileName: '\0', fileBytes: NOTHING },
      'fileName',
      'it has a NUL character at index 0, which the format forbids',
    ],
    [{ fileName: 'a' }, 'fileBytes', 'it is absent although fileName is given'],
    [{ fileBytes: NOTHING }, 'fileName', 'it is absent although fileBytes is given'],
    [
      { status: 'passed' as never },
      'status',
      '"passed" is none of exists, inprogress, success, uxsuccess, skip, fail, xfail',
    ],
    [
      { status: '' as never },
      'status',
      '"" is none of exists, inprogress, success, uxsuccess, skip, fail, xfail',
    ],
    [
      { timestamp: { seconds: -1, nanoseconds: 0 } },
      'timestamp',
      'its seconds must be a whole number from 0 to 4294967295, not -1',
    ],
    [
      { timestamp: { seconds: 2 ** 32, nanoseconds: 0 } },
      'timestamp',
      'its seconds must be a whole number from 0 to 4294967295, not 4294967296',
    ],
    [
      { timestamp: { seconds: 0.5, nanoseconds: 0 } },
      'timestamp',
      'its seconds must be a whole number from 0 to 4294967295, not 0.5',
    ],
    [
      { timestamp: { seconds: 0, nanoseconds: -1 } },
      'timestamp',
      'its nanoseconds must be a whole number from 0 to 1073741823, not -1',
    ],
    [
      { timestamp: { seconds: 0, nanoseconds: Number.NaN } },
      'timestamp',
      'its nanoseconds must be a whole number from 0 to 1073741823, not NaN',
    ],
  ] as [EventFields, string, string][])('%j', ([event, field, why]) => {
    const encoder = new Encoder()
    encoder.append({ testId: 'before' })
    expect(() => encoder.append(event)).toThrow(
      new ProtocolError('invalid-field', `The field ${field} cannot be written: ${why}.`, field),
    )
    encoder.append({ testId: 'after' })
    expect(decode(encoder.take()).map(({ testId }) => testId)).toEqual(['before', 'after'])
  })

  test('because it is too long', () => {
    const encoder = new Encoder({ maxPacketBytes: 100 })
    for (const fields of [{}, { fileName: 'log', fileBytes: NOTHING }]) {
      expect(() =>
        encoder.append({ ...fields, testId: 'a', tags: ['b'.repeat(60), 'c'.repeat(40)] }),
      ).toThrow(
        new ProtocolError(
          'packet-too-long',
          'The event does not fit into a packet of 100 bytes: tags alone has 100 characters.',
          'tags',
        ),
      )
    }
    expect(encoder.length).toBe(0)
    expect(() => encode({ testId: 'a'.repeat(MAX_PACKET_BYTES) })).toThrow(
      new ProtocolError(
        'packet-too-long',
        'The event does not fit into a packet of 4194303 bytes: testId alone has 4194303 characters.',
        'testId',
      ),
    )
  })
})

test.for([0, 63, 64.5, MAX_PACKET_BYTES + 1, Number.NaN])(
  'a packet limit of %d is refused',
  maxPacketBytes => {
    expect(() => new Encoder({ maxPacketBytes })).toThrow(
      new ProtocolError(
        'invalid-option',
        `maxPacketBytes must be a whole number from 64 to 4194303, not ${maxPacketBytes}.`,
        'maxPacketBytes',
      ),
    )
  },
)

test('absent and empty fields are what the reference makes of them', () => {
  expect(hexOf(encode({}))).toBe(hexOf(encode({ tags: [], mimeType: '', eof: false, runnable: true })))
  expect(decode(encode({ testId: '', routeCode: '', fileName: '', fileBytes: NOTHING }))).toMatchObject([
    { testId: '', routeCode: '', fileName: '', fileBytes: NOTHING },
  ])
})

test('tags are written once each and sorted by code point', () => {
  const tags = ['b', '\u{10000}', 'a', '\uffff', 'b', 'ab', '']
  expect(decode(encode({ tags }))[0]!.tags).toEqual(['', 'a', 'ab', 'b', '\uffff', '\u{10000}'])
})

test('fields may come from packets whose strings are long', () => {
  for (const length of [62, 63, 64, 65, 16383, 16384, 70000]) {
    const event = { testId: 'é'.repeat(length), routeCode: 'x'.repeat(length), status: 'fail' } as const
    expect(decode(encode(event))).toMatchObject([event])
  }
})

describe('the length of a packet', () => {
  /** The packet with nothing but an unnamed attachment of so many bytes. */
  function packet(size: number): Uint8Array {
    return encode({ fileName: '', fileBytes: new Uint8Array(size).fill(0xff) })
  }

  test.for([
    [52, 62, 'b321403e00'],
    [53, 63, 'b321403f00'],
    [54, 65, 'b32140404100'],
    [16370, 16382, 'b321407ffe00'],
    [16371, 16383, 'b321407fff00'],
    [16372, 16385, 'b3214080400100'],
    [4194288, 4194302, 'b32140bffffe00'],
    [4194289, 4194303, 'b32140bfffff00'],
  ] as const)('with %d content bytes is %d', ([size, length, start]) => {
    const whole = packet(size)
    expect([whole.length, hexOf(whole.subarray(0, start.length / 2))]).toEqual([length, start])
    const events = decode(whole)
    expect(events.map(({ fileName }) => fileName)).toEqual([''])
    expect(Buffer.alloc(size, 0xff).equals(events[0]!.fileBytes!)).toBe(true)
  })

  test('of the longest packet and its checksum are known', () => {
    const whole = packet(4194289)
    expect(hexOf(whole.subarray(-4))).toBe('e7b28776')
    expect(createHash('sha256').update(whole).digest('hex')).toBe(
      'd5c022bc5957e59a63bc3126ac84c0f6e91b702f09d717485c80af48be8892a6',
    )
  })

  test('is never exceeded: an attachment of one byte more takes two packets', () => {
    const pieces = decode(packet(4194290))
    expect(pieces.map(({ fileBytes }) => fileBytes!.length).reduce((a, b) => a + b)).toBe(4194290)
    expect(pieces).toHaveLength(2)
  })
})

test('a reader of any engine may take a packet that is not written in the shortest way', () => {
  // The length and the id's length have a byte more than they need.
  const padded = bytesOf('b3290180000e03666f6f32122b64')
  expect(decode(padded)).toMatchObject([{ testId: 'foo', status: 'exists' }])
})
