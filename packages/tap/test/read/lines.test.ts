import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Line, LineReader, type LineReaderOptions } from '../../src/read/lines.ts'

interface Read {
  readonly lines: Line[]
  readonly rest: string
}

function read(
  input: Uint8Array | string,
  chunkBytes = Number.POSITIVE_INFINITY,
  options?: LineReaderOptions,
): Read {
  const lines: Line[] = []
  const rest: Uint8Array[] = []
  const reader = new LineReader(
    line => lines.push(line),
    bytes => rest.push(bytes),
    options,
  )
  const bytes = Buffer.from(input)
  for (let at = 0; at < bytes.length; at += chunkBytes) reader.write(bytes.subarray(at, at + chunkBytes))
  reader.end()
  return { lines, rest: Buffer.concat(rest).toString('latin1') }
}

test.each([
  ['a\nb\n', ['a|\n', 'b|\n']],
  ['a\r\nb\rc\n\rd', ['a|\r\n', 'b|\r', 'c|\n', '|\r', 'd|']],
  ['\r', ['|\r']],
  ['a\r', ['a|\r']],
  ['', []],
  ['\ufeffa\n\ufeffb', ['a|\n', '\ufeffb|']],
])('%j', (input, expected) => {
  for (const chunkBytes of [1, 2, 3, 100]) {
    expect(read(input, chunkBytes).lines.map(({ text, end }) => `${text}|${end}`)).toEqual(expected)
  }
})

test('bytes that are no UTF-8 are kept beside the text that they became', () => {
  const { lines } = read(Uint8Array.of(0x61, 0xff, 0x0d, 0x0a, 0x62, 0x0a))
  expect(lines).toEqual([
    { text: 'a\ufffd', end: '\r\n', bytes: Uint8Array.of(0x61, 0xff, 0x0d, 0x0a) },
    { text: 'b', end: '\n' },
  ])
})

test('a byte order mark can be kept', () => {
  expect(read('\ufeffa\n', 1, { byteOrderMark: 'keep' }).lines).toEqual([{ text: '\ufeffa', end: '\n' }])
})

describe('a line that is too long', () => {
  const options = { maxLineBytes: 4 }

  test.each([1, 2, 5, 100])('is cut, in chunks of %j', chunkBytes => {
    expect(read('abcdefg\nh\r\nijklm\rnopqr', chunkBytes, options)).toEqual({
      lines: [
        { text: 'abcd', end: '' },
        { text: 'h', end: '\r\n' },
        { text: 'ijkl', end: '' },
        { text: 'nopq', end: '' },
      ],
      rest: 'efg\nm\rr',
    })
  })

  test('is not cut inside a character', () => {
    const { lines, rest } = read('abc✓d\n', 1, options)
    expect({ lines, rest: Buffer.from(rest, 'latin1').toString() }).toEqual({
      lines: [{ text: 'abc', end: '' }],
      rest: '✓d\n',
    })
  })
})

test('nothing is lost, whatever the chunks', () => {
  const bytes = fc.oneof(
    fc.uint8Array(),
    fc.string({ unit: fc.constantFrom('a', 'é', '\n', '\r', '✓') }).map(text => Buffer.from(text)),
  )
  fc.assert(
    fc.property(
      bytes,
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 4, max: 8 }),
      (input, chunkBytes, maxLineBytes) => {
        const options = { maxLineBytes, byteOrderMark: 'keep' } as const
        const pieces: Uint8Array[] = []
        const reader = new LineReader(
          ({ text, end, bytes }) => pieces.push(bytes ?? Buffer.from(text + end)),
          rest => pieces.push(rest),
          options,
        )
        for (let at = 0; at < input.length; at += chunkBytes)
          reader.write(input.subarray(at, at + chunkBytes))
        reader.end()
        expect(Buffer.concat(pieces)).toEqual(Buffer.from(input))
        expect(read(input, chunkBytes, options)).toEqual(read(input, 1000, options))
      },
    ),
  )
})
