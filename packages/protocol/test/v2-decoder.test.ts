import { crc32 } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { Decoder, type DecoderOptions, decode, encode, ProtocolError, type TestEvent } from '../src/index.ts'
import { lines } from './lines.ts'
import { joinNoise } from './noise.ts'

const FOO = encode({ testId: 'foo', status: 'exists' })

/** Writes one chunk after the other and returns the events that each of them gave at once. */
function eventsOf(chunks: readonly Uint8Array[], options?: DecoderOptions): string[][] {
  let events: TestEvent[] = []
  const decoder = new Decoder(event => events.push(event), options)
  const taken = () => {
    const result = lines(events)
    events = []
    return result
  }
  const atOnce = chunks.map(chunk => {
    decoder.write(chunk)
    return taken()
  })
  decoder.end()
  return [...atOnce, taken()]
}

function text(string: string): Uint8Array {
  return Buffer.from(string, 'latin1')
}

function damage(bytes: Uint8Array, message: string): string[] {
  return [
    `subunit.parser Packet data=${JSON.stringify(Buffer.from(bytes).toString('latin1'))} (application/octet-stream) eof`,
    `subunit.parser fail Parser Error=${JSON.stringify(message)} (text/plain;charset=utf8) eof`,
  ]
}

/** The message about a wrong checksum at the end of all this. */
function badChecksum(parts: readonly Uint8Array[]): string {
  const whole = Buffer.concat(parts)
  const stored = whole.readUInt32BE(whole.length - 4)
  const calculated = crc32(whole.subarray(0, -4))
  return `Bad checksum - calculated (0x${calculated.toString(16)}), stored (0x${stored.toString(16)})`
}

describe('what can be known is delivered at once', () => {
  test('output, without waiting for its line to end', () => {
    expect(eventsOf([text('(Pdb) '), text('n\n'), FOO])).toEqual([
      ['- stdout="(Pdb) "'],
      ['- stdout="n\\n"'],
      ['foo exists'],
      [],
    ])
  })

  test('output before a packet that has not come whole', () => {
    const [begin, end] = [FOO.subarray(0, 7), FOO.subarray(7)]
    expect(eventsOf([Buffer.concat([text('out'), begin]), end])).toEqual([
      ['- stdout="out"'],
      ['foo exists'],
      [],
    ])
  })

  test('a header that is not sound, as soon as it is there', () => {
    const broken = Uint8Array.of(0xb3, 0x19, 0x01, 0x0c, 0x03)
    expect(eventsOf([broken, text('foo')])).toEqual([
      [],
      [...damage(Buffer.concat([broken, text('f')]), 'Unsupported packet version 1'), '- stdout="oo"'],
      [],
    ])
  })

  test('packets that a broken length would swallow, once the claimed bytes have come', () => {
    const broken = FOO.slice()
    broken[3] = 3 * FOO.length
    const message = badChecksum([broken, FOO, FOO])
    expect(eventsOf([broken, FOO, FOO])).toEqual([
      [],
      [],
      [...damage(broken, message), 'foo exists', 'foo exists'],
      [],
    ])
  })

  test('damage that ends in a packet whose rest has not come waits for it', () => {
    const broken = FOO.slice()
    broken[11]! ^= 1
    const [begin, end] = [FOO.subarray(0, 7), FOO.subarray(7)]
    const cut = Buffer.concat([broken.subarray(0, 10), begin])
    cut[3] = 14
    const message = badChecksum([cut.subarray(0, 14)])
    const [before, after, rest] = eventsOf([cut, end])
    expect([before, rest]).toEqual([[], []])
    expect(after).toEqual([...damage(cut.subarray(0, 10), message), 'foo exists'])
  })
})

test('long output is delivered in pieces of a mebibyte', () => {
  const sizes = decode(new Uint8Array(2.5 * 2 ** 20).fill(0x2e)).map(({ fileBytes }) => fileBytes!.length)
  expect(sizes).toEqual([2 ** 20, 2 ** 20, 2 ** 19])
})

test('output may have another name', () => {
  expect(eventsOf([text('x')], { noiseFileName: 'console' })).toEqual([['- console="x"'], []])
})

test('a character that holds a signature is text, however it is split', () => {
  for (const character of ['ó', '㳳', '㊳', '🀳']) {
    const bytes = Buffer.from(`a${character}b`)
    expect(bytes.includes(0xb3)).toBe(true)
    for (let cut = 0; cut <= bytes.length; cut++) {
      const events: TestEvent[] = []
      const decoder = new Decoder(event => events.push(event))
      decoder.write(bytes.subarray(0, cut))
      decoder.write(bytes.subarray(cut))
      decoder.end()
      expect(lines(joinNoise(events))).toEqual([`- stdout=${JSON.stringify(bytes.toString('latin1'))}`])
    }
  }
})

test('a decoder that has ended takes no more bytes', () => {
  const events: TestEvent[] = []
  const decoder = new Decoder(event => events.push(event))
  decoder.write(FOO.subarray(0, 4))
  decoder.end()
  decoder.end()
  expect(lines(events)).toEqual(damage(FOO.subarray(0, 4), 'Short read - got 3 bytes, wanted 5 bytes'))
  expect(() => decoder.write(FOO)).toThrow(
    new ProtocolError('ended', 'The decoder was given bytes after its end.'),
  )
})
