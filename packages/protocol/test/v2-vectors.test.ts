import { describe, expect, test } from 'vitest'
import { Decoder, decode, encode, type TestEvent } from '../src/index.ts'
import { joinNoise } from './noise.ts'
import { bytesOf, expectedEvents, hexOf, vectors } from './vectors.ts'

describe('each conformance vector', () => {
  test.for(vectors)('$name decodes to its events', vector => {
    expect(decode(bytesOf(vector.hex))).toStrictEqual(expectedEvents(vector))
  })

  test.for(vectors)('$name decodes to the same events a byte at a time', vector => {
    const events: TestEvent[] = []
    const decoder = new Decoder(event => events.push(event))
    for (const byte of bytesOf(vector.hex)) decoder.write(Uint8Array.of(byte))
    decoder.end()
    expect(joinNoise(events)).toStrictEqual(expectedEvents(vector))
  })

  const encodable = vectors.filter(vector => vector.encodes)
  test.for(encodable)('$name encodes to its bytes', vector => {
    expect(hexOf(encode(expectedEvents(vector)[0]!))).toBe(vector.hex)
  })
})
