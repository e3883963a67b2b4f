import { describe, expect, test } from 'vitest'
import { decodeV1, type EventFields, encodeV1, V1Encoder, type V1Loss } from '../src/index.ts'
import { lines } from './lines.ts'
import { joinNoise } from './noise.ts'

/** Returns the stream as text, a character for each byte. */
function write(...events: EventFields[]): string {
  return Buffer.from(encodeV1(events)).toString('latin1')
}

function writeWithLosses(...events: EventFields[]): { text: string; losses: V1Loss[] } {
  const losses: V1Loss[] = []
  const bytes = encodeV1(events, { onLoss: loss => losses.push(loss) })
  return { text: Buffer.from(bytes).toString(), losses }
}

function read(text: string): string[] {
  return lines(joinNoise(decodeV1(Buffer.from(text))))
}

function output(text: string): EventFields {
  return { fileName: 'stdout', fileBytes: Buffer.from(text, 'latin1') }
}

function piece(fileName: string, text: string, mimeType?: string): EventFields {
  return { testId: 'foo', fileName, fileBytes: Buffer.from(text, 'latin1'), mimeType }
}

describe('output that belongs to no test', () => {
  test('is written at once, as it is', () => {
    const encoder = new V1Encoder()
    encoder.append({ testId: 'foo', status: 'inprogress' })
    encoder.append(output('a\nb\xff'))
    encoder.append({
      fileName: 'coverage',
      fileBytes: Buffer.from('{}'),
      mimeType: 'application/json',
      eof: true,
    })
    expect(Buffer.from(encoder.take()).toString('latin1')).toBe('a\nb\xff{}')
  })

  test('ends its line before a block begins', () => {
    const foo = { testId: 'foo', status: 'success' } as const
    const block = 'test: foo\nsuccessful: foo [ multipart\n]\n'
    expect(write(output('x'), foo)).toBe(`x\n${block}`)
    expect(write(output('x\n'), foo)).toBe(`x\n${block}`)
    expect(write(output('x'), output(''), foo, output('y'), foo, output('z'))).toBe(`x\n${block}y\n${block}z`)
    expect(write(output('te'), foo, output('te'))).toBe(`te\n${block}te`)
  })

  test('that would be read as a directive gets a space in front, however it is split', () => {
    const directives = ['test: foo', 'testing foo', 'tags: a', 'time: 5 s', 'progress: 1', 'uxsuccess: x']
    const text = directives.map(line => `${line}\n`).join('')
    const { text: whole, losses } = writeWithLosses(output(text))
    expect(whole).toBe(directives.map(line => ` ${line}\n`).join(''))
    expect(losses).toEqual(
      ['test: ', 'testing ', 'tags: ', 'time: ', 'progress: ', 'uxsuccess: '].map(original => ({
        what: 'output',
        original,
        written: ` ${original}`,
      })),
    )
    expect(write(...[...text].map(output))).toBe(whole)
  })

  test.for([
    'tests: foo\n',
    'test\n',
    'test:\n',
    'error: bad\nsuccess: foo\nskip: b\n',
    ' test: a\n',
    'a test: b',
  ])('%j can be no directive', text => expect(writeWithLosses(output(text))).toEqual({ text, losses: [] }))
})

describe('what v1 cannot carry is escaped and reported', () => {
  test.for([
    ['a\nb', 'a\\nb'],
    ['a\0b', 'a\\x00b'],
    ['a\ud800b', 'a\\u{d800}b'],
    ['C:\\a\nb', 'C:\\\\a\\nb'],
    ['', '(empty)'],
    [' ', '\\x20'],
    ['\t \n', '\\x09 \\n'],
  ] as const)('the id %j', ([original, written]) => {
    expect(writeWithLosses({ testId: original, status: 'success' })).toEqual({
      text: `test: ${written}\nsuccessful: ${written} [ multipart\n]\n`,
      losses: [{ what: 'testId', original, written }],
    })
  })

  test.for([
    '[',
    ']',
    ' a',
    'a ',
    'a\tb',
    'a\r',
    'a [ multipart',
    'C:\\a',
    '😀',
    'a\u2028b',
    ' [',
    '-',
    'test: a',
  ])('but not the id %j', id => {
    const { text, losses } = writeWithLosses({ testId: id, status: 'success' })
    expect([losses, read(text)]).toEqual([[], [`${id} inprogress`, `${id} success`]])
  })

  test.for([
    ['has space', 'has\\x20space'],
    ['-a', '\\x2da'],
    ['-', '\\x2d'],
    ['a\u00a0\u2028\n', 'a\\xa0\\u{2028}\\n'],
    ['a\0\udfff', 'a\\x00\\u{dfff}'],
    ['', '(empty)'],
  ] as const)('the tag %j', ([original, written]) => {
    const { text, losses } = writeWithLosses({ testId: 'foo', status: 'success', tags: [original] })
    expect(losses).toEqual([{ what: 'tags', original, written }])
    expect(text).toBe(`tags: ${written}\ntest: foo\nsuccessful: foo [ multipart\n]\ntags: -${written}\n`)
    expect(read(`${text}test: bar\nskip: bar\n`)).toEqual([
      'foo inprogress',
      `foo success [${written}]`,
      'bar inprogress',
      'bar skip',
    ])
  })

  test.for(['a-b', 'a:b', 'no-', 'ä', 'a\ufeffb', 'a\\b'])('but not the tag %j', tag => {
    const { text, losses } = writeWithLosses({ testId: 'foo', status: 'success', tags: [tag] })
    expect([losses, read(text)]).toEqual([[], ['foo inprogress', `foo success [${tag}]`]])
  })

  test('the name of an attachment', () => {
    const { text, losses } = writeWithLosses(piece('a\nb', 'x', 'a/b'), { testId: 'foo', status: 'skip' })
    expect(read(text)).toEqual(['foo inprogress', 'foo a\\nb="x" (a/b) eof', 'foo skip'])
    expect(losses).toEqual([{ what: 'fileName', original: 'a\nb', written: 'a\\nb' }])
  })

  test.for([
    ['text/plain; url="a/b"', 'text/plain'],
    ['text', 'application/octet-stream'],
    ['a/b/c', 'application/octet-stream'],
    ['text/plain;\ncharset=utf8', 'text/plain'],
    ['a\n/b', 'application/octet-stream'],
  ] as const)('the MIME type %j', ([original, written]) => {
    const { text, losses } = writeWithLosses(piece('x', '', original), { testId: 'foo', status: 'skip' })
    expect(read(text)).toEqual(['foo inprogress', `foo x="" (${written}) eof`, 'foo skip'])
    expect(losses).toEqual([{ what: 'mimeType', original, written }])
  })

  test.for([
    'text/plain; charset="utf8"',
    'text/x-traceback; charset="utf8"; language="python"',
    ' a/b ',
    '/',
  ])('but not the MIME type %j', mimeType => {
    const { text, losses } = writeWithLosses(piece('x', '', mimeType), { testId: 'foo', status: 'skip' })
    expect([losses, read(text)]).toEqual([[], ['foo inprogress', `foo x="" (${mimeType}) eof`, 'foo skip']])
  })
})
