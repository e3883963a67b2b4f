import { expect, test } from 'vitest'
import { decode, encode, PARSER_ERROR_ID, testEvent } from '../src/index.ts'

const damaged = encode({ testId: 'a', status: 'success' })
damaged[1]! ^= 0x80
const good = testEvent({ testId: 'b', status: 'success' })

// A broken header gives up six bytes; the checksum at the packet's end is then noise, and can end in any byte.
test.for([0xc3, 0xe3, 0xf1])('a packet behind damage that ends in %i is not taken for text', last => {
  const stream = Uint8Array.from([...damaged.subarray(0, -1), last, ...encode(good), ...encode(good)])
  const events = decode(stream)
  expect(events[1]!.testId).toBe(PARSER_ERROR_ID)
  expect(events.slice(-2)).toStrictEqual([good, good])
})
