import { describe, expect, test } from 'vitest'
import {
  decodeV1,
  type EventFields,
  encodeV1,
  ProtocolError,
  type Timestamp,
  V1Encoder,
} from '../src/index.ts'
import { lines } from './lines.ts'
import { joinNoise } from './noise.ts'

/** Returns the stream as text, a character for each byte. */
function write(...events: EventFields[]): string {
  return Buffer.from(encodeV1(events)).toString('latin1')
}

function read(text: string): string[] {
  return lines(joinNoise(decodeV1(Buffer.from(text))))
}

function at(seconds: number, nanoseconds = 0): Timestamp {
  return { seconds, nanoseconds }
}

function piece(fileName: string, text: string, mimeType?: string): EventFields {
  return { testId: 'foo', fileName, fileBytes: Buffer.from(text, 'latin1'), mimeType }
}

describe('a test', () => {
  test('is one block with its times, tags and attachments', () => {
    const stream = write(
      {
        testId: 'foo',
        status: 'inprogress',
        tags: ['py311', 'worker-0'],
        timestamp: at(1763686006, 730646000),
      },
      { ...piece('traceback', 'Traceback', 'text/plain;charset=utf8'), timestamp: at(1763686007) },
      { ...piece('traceback', ' (most recent call last)\n'), timestamp: at(1763686007) },
      { testId: 'foo', status: 'fail', timestamp: at(1763686008) },
    )
    expect(stream).toBe(
      'time: 2025-11-21 00:46:46.730646Z\n' +
        'tags: py311 worker-0\n' +
        'test: foo\n' +
        'time: 2025-11-21 00:46:48.000000Z\n' +
        'failure: foo [ multipart\n' +
        'Content-Type: text/plain;charset=utf8\n' +
        'traceback\n' +
        '22\r\nTraceback (most recent call last)\n0\r\n' +
        ']\n' +
        'tags: -py311 -worker-0\n',
    )
  })

  test.for([
    ['success', 'successful'],
    ['fail', 'failure'],
    ['skip', 'skip'],
    ['xfail', 'xfail'],
    ['uxsuccess', 'uxsuccess'],
  ] as const)('with status %s is %s', ([status, keyword]) => {
    expect(write({ testId: 'foo', status })).toBe(`test: foo\n${keyword}: foo [ multipart\n]\n`)
  })

  test('is written when it is complete', () => {
    const encoder = new V1Encoder()
    const take = () => Buffer.from(encoder.take()).toString()
    encoder.append({ testId: 'a', status: 'inprogress' })
    encoder.append({ testId: 'b', status: 'inprogress' })
    expect(encoder.length).toBe(0)
    encoder.append({ testId: 'b', status: 'success' })
    expect(encoder.length).toBe(36)
    expect(take()).toBe('test: b\nsuccessful: b [ multipart\n]\n')
    encoder.append({ testId: 'a', status: 'skip' })
    expect(take()).toBe('test: a\nskip: a [ multipart\n]\n')
    encoder.end()
    expect(take()).toBe('')
  })

  test('that is only said to exist is left out', () => {
    expect(write({ testId: 'foo', status: 'exists', tags: ['a'] })).toBe('')
  })

  test('that does not end is a failure without end time, after the others', () => {
    const stream = write(
      { testId: 'hangs', status: 'inprogress', timestamp: at(1) },
      { testId: 'only attachments', fileName: 'log', fileBytes: Buffer.from('x'), timestamp: at(2) },
      { testId: 'hangs', fileName: 'log', fileBytes: Buffer.from('y'), timestamp: at(3) },
      { testId: 'ends', status: 'success', timestamp: at(4) },
    )
    expect(read(stream)).toEqual([
      'ends inprogress @4.000000000',
      'ends success @4.000000000',
      'hangs inprogress @1.000000000',
      'hangs @1.000000000 log="y" (application/octet-stream) eof',
      'hangs fail @1.000000000',
      'only attachments inprogress @2.000000000',
      'only attachments @2.000000000 log="x" (application/octet-stream) eof',
      'only attachments fail @2.000000000',
    ])
  })

  test('that runs twice is two blocks', () => {
    const stream = write(
      { testId: 'foo', status: 'inprogress' },
      { testId: 'foo', status: 'fail', tags: ['first'] },
      { testId: 'foo', status: 'inprogress' },
      { testId: 'foo', status: 'success' },
    )
    expect(read(stream)).toEqual(['foo inprogress', 'foo fail [first]', 'foo inprogress', 'foo success'])
  })

  test('that runs on two routes at once is two blocks', () => {
    const stream = write(
      { testId: 'foo', routeCode: '0', status: 'inprogress', tags: ['zero'] },
      { testId: 'foo', routeCode: '1', status: 'inprogress', tags: ['one'] },
      { testId: 'foo', status: 'inprogress', tags: ['none'] },
      { testId: 'foo', routeCode: '1', status: 'skip' },
      { testId: 'foo', status: 'xfail' },
      { testId: 'foo', routeCode: '0', status: 'success' },
    )
    expect(read(stream)).toEqual([
      'foo inprogress',
      'foo skip [one]',
      'foo inprogress',
      'foo xfail [none]',
      'foo inprogress',
      'foo success [zero]',
    ])
  })

  test('of which something is said after its end keeps its outcome', () => {
    const stream = write({ testId: 'foo', status: 'success' }, piece('late', 'x', 'text/plain'))
    expect(read(stream)).toEqual([
      'foo inprogress',
      'foo success',
      'foo inprogress',
      'foo late="x" (text/plain) eof',
      'foo success',
    ])
  })

  test('of which something is said long after its end is one that does not end', () => {
    const others = Array.from(
      { length: 1000 },
      (_, index) => ({ testId: `${index}`, status: 'skip' }) as const,
    )
    const stream = write({ testId: 'foo', status: 'success' }, ...others, piece('late', 'x', 'text/plain'))
    expect(read(stream).slice(-3)).toEqual(['foo inprogress', 'foo late="x" (text/plain) eof', 'foo fail'])
  })

  test('has the latest tags that were said', () => {
    const stream = write(
      { testId: 'foo', status: 'inprogress', tags: ['a', 'b'] },
      { testId: 'foo', tags: ['c', '\u{e000}', '\u{10000}', 'c'] },
      { testId: 'foo', status: 'success' },
    )
    expect(stream).toBe(
      Buffer.from(
        'tags: c \ue000 \u{10000}\ntest: foo\nsuccessful: foo [ multipart\n]\ntags: -c -\ue000 -\u{10000}\n',
      ).toString('latin1'),
    )
  })

  test.for([
    [at(0), '1970-01-01 00:00:00.000000Z'],
    [at(1008161999, 45000), '2001-12-12 12:59:59.000045Z'],
    [at(1008161999, 1), '2001-12-12 12:59:59.000000001Z'],
    [at(1008161999, 1_000_000_000), '2001-12-12 13:00:00.000000Z'],
    [at(4294967295, 999_999_999), '2106-02-07 06:28:15.999999999Z'],
    [at(4294967295, 1_000_000_000), '2106-02-07 06:28:15.000000Z'],
  ] as [Timestamp, string][])('at %j', ([timestamp, date]) => {
    expect(write({ testId: 'foo', status: 'skip', timestamp })).toBe(
      `time: ${date}\ntest: foo\ntime: ${date}\nskip: foo [ multipart\n]\n`,
    )
  })
})

describe('attachments', () => {
  function parts(...pieces: EventFields[]): string {
    const stream = write(...pieces, { testId: 'foo', status: 'skip' })
    return stream.slice('test: foo\nskip: foo [ multipart\n'.length, -']\n'.length)
  }

  test.for([
    ['nothing', [''], '0\r\n'],
    ['little', ['abc'], '3\r\nabc0\r\n'],
    ['two pieces', ['abc', 'def'], '6\r\nabcdef0\r\n'],
    ['ten bytes', ['1234567890'], 'A\r\n12345678900\r\n'],
    ['any bytes', ['\0\xff\r\n]\n'], '6\r\n\0\xff\r\n]\n0\r\n'],
  ] as [string, string[], string][])('of %s', ([, pieces, chunks]) => {
    expect(parts(...pieces.map(text => piece('x', text, 'a/b')))).toBe(`Content-Type: a/b\nx\n${chunks}`)
  })

  test('of many bytes are chunks that end with the piece which fills them', () => {
    const [small, large] = ['1'.repeat(40000), '2'.repeat(70000)]
    const chunks = parts(...[small, small, small, large, small].map(text => piece('x', text, 'a/b')))
    expect(chunks).toBe(
      `Content-Type: a/b\nx\n13880\r\n${small}${small}1ADB0\r\n${small}${large}9C40\r\n${small}0\r\n`,
    )
  })

  test('are sorted by name and have the first MIME type that was said, or none', () => {
    const pieces = [piece('b', '1'), piece('a', '2'), piece('b', '3', 'x/y'), piece('b', '', 'x/z')]
    expect(parts(...pieces)).toBe(
      'Content-Type: application/octet-stream\na\n1\r\n20\r\nContent-Type: x/y\nb\n2\r\n130\r\n',
    )
  })
})

describe('an event that makes no sense is refused and changes nothing', () => {
  test.for([
    [{ testId: 'a', status: 'passed' as 'success' }, 'status'],
    [{ testId: 'a', timestamp: at(-1) }, 'timestamp'],
    [{ testId: 'a', timestamp: at(0, 0.5) }, 'timestamp'],
    [{ testId: 'a', fileName: 'x' }, 'fileBytes'],
    [{ testId: 'a', fileBytes: Buffer.of() }, 'fileName'],
  ] as [EventFields, string][])('%j', ([event, field]) => {
    const encoder = new V1Encoder()
    expect(() => encoder.append(event)).toThrow(expect.objectContaining({ code: 'invalid-field', field }))
    encoder.end()
    expect(encoder.take()).toEqual(new Uint8Array())
  })

  test('after the end', () => {
    const encoder = new V1Encoder()
    encoder.end()
    encoder.end()
    expect(() => encoder.append({ testId: 'a' })).toThrow(
      new ProtocolError('ended', 'The encoder was given an event after its end.'),
    )
  })
})
