import { describe, expect, test } from 'vitest'
import { decodeV1, ProtocolError, type TestEvent, V1Decoder } from '../src/index.ts'
import { lines } from './lines.ts'
import { joinNoise } from './noise.ts'

function read(stream: string): string[] {
  return lines(joinNoise(decodeV1(Buffer.from(stream, 'latin1'))))
}

describe('a line', () => {
  test.for([
    ['test foo\nsuccess foo\n', ['foo inprogress', 'foo success']],
    ['test: foo\nsuccess: foo\n', ['foo inprogress', 'foo success']],
    ['testing foo\nsuccessful foo\n', ['foo inprogress', 'foo success']],
    ['testing: foo\nsuccessful: foo\n', ['foo inprogress', 'foo success']],
    ['test::: foo\nsuccess:::: foo\n', ['foo inprogress', 'foo success']],
    ['test:\tfoo\nsuccess:\x0bfoo\n', ['foo inprogress', 'foo success']],
    ['test:  foo\nsuccess:  foo\n', [' foo inprogress', ' foo success']],
    ['test: foo \nsuccess: foo \n', ['foo  inprogress', 'foo  success']],
    ['test: foo\r\nsuccess: foo\r\n', ['foo\r inprogress', 'foo\r success']],
    ['test: foo [\nsuccess: foo [\n', ['foo [ inprogress', 'foo [ success']],
    [
      'test: h\xc3\xa9\xf0\x9f\x98\x80\nsuccess: h\xc3\xa9\xf0\x9f\x98\x80\n',
      ['hé😀 inprogress', 'hé😀 success'],
    ],
    ['test: \xef\xbb\xbffoo\nsuccess: \xef\xbb\xbffoo\n', ['\ufefffoo inprogress', '\ufefffoo success']],
  ] as [string, string[]][])('%j is a directive', ([stream, events]) => {
    expect(read(stream)).toEqual(events)
  })

  test.for([
    ' test: foo\n',
    '\ttest: foo\n',
    'Test: foo\n',
    'tests: foo\n',
    'test\n',
    'test:\n',
    'test: \n',
    'test: \t\x0b\x0c\r\n',
    'test:foo\n',
    'xtest: foo\n',
    '\n',
    ']\n',
    '\r\n',
    'constructor: foo\n',
    'tes',
    'test:',
    'skippy: a\n',
    ': foo\n',
    's foo\n',
  ])('%j is output', stream => {
    expect(read(stream)).toEqual([`- stdout=${JSON.stringify(stream)}`])
  })

  test('is read as well when the stream ends without a line feed', () => {
    expect(read('test: foo\nsuccess: foo')).toEqual(['foo inprogress', 'foo success'])
    expect(read('test: foo\nsuccess: foo [\n]')).toEqual([
      'foo inprogress',
      'foo message="" (text/plain) eof',
      'foo success',
    ])
  })

  test('of output is delivered in its place among the events', () => {
    expect(read('a\nb\ntest: foo\nc\nsuccess: foo\nd')).toEqual([
      '- stdout="a\\nb\\n"',
      'foo inprogress',
      '- stdout="c\\n"',
      'foo success',
      '- stdout="d"',
    ])
  })

  test('of output is delivered before its end, once it can be no directive', () => {
    const events: TestEvent[] = []
    const decoder = new V1Decoder(event => events.push(event), { noiseFileName: 'console' })
    const seen = (text: string) => {
      decoder.write(Buffer.from(text))
      return lines(events.splice(0))
    }
    expect(seen('(Pdb) ')).toEqual(['- console="(Pdb) "'])
    expect(seen('test: foo\n')).toEqual(['- console="test: foo\\n"'])
    expect(seen('te')).toEqual([])
    expect(seen('sting')).toEqual([])
    expect(seen('s')).toEqual(['- console="testings"'])
    expect(seen('\nerror: ')).toEqual(['- console="\\n"'])
    expect(seen('x\n')).toEqual(['- console="error: x\\n"'])
  })
})

describe('a directive without meaning where it stands is output', () => {
  const outcomes = 'success successful failure error skip xfail uxsuccess'.split(' ')

  test.for(outcomes)('%s outside of a test', keyword => {
    const stream = `${keyword} a\n${keyword}: a\n${keyword}: a [\n]\n`
    expect(read(stream)).toEqual([`- stdout=${JSON.stringify(stream)}`])
  })

  test.for(outcomes)('%s with the name of another test', keyword => {
    const stream = `${keyword}: bar\n${keyword}: fo\n${keyword}: fooo\n${keyword}: foo [multipart\n${keyword}: foo[\n`
    expect(read(`test: foo\n${stream}success: foo\n`)).toEqual([
      'foo inprogress',
      `- stdout=${JSON.stringify(stream)}`,
      'foo success',
    ])
  })

  test('a test inside of a test', () => {
    expect(read('test: foo\ntest: bar\nsuccess: bar\nsuccess: foo\n')).toEqual([
      'foo inprogress',
      '- stdout="test: bar\\nsuccess: bar\\n"',
      'foo success',
    ])
  })

  test.for(['time: soon\n', 'progress: some\n', 'progress: +\n', 'progress: 1.5\n'])('%j', stream => {
    expect(read(stream)).toEqual([`- stdout=${JSON.stringify(stream)}`])
  })
})

test('bytes of a name that are no UTF-8 are shown, and names that differ stay different', () => {
  const stream =
    'test: a\xffb\nfailure: a\xfeb\nsuccess: a\xffb [ multipart\nContent-Type: a/\xc3\n\xe3\x8a\x00\n0\r\n]\n'
  expect(read(stream)).toEqual([
    'a\\xffb inprogress',
    '- stdout="failure: aþb\\n"',
    'a\\xffb \\xe3\\x8a\\x00="" (a/\\xc3) eof',
    'a\\xffb success',
  ])
})

test('a decoder that has ended takes no more bytes', () => {
  const decoder = new V1Decoder(() => {})
  decoder.end()
  decoder.end()
  expect(() => decoder.write(Buffer.from('x'))).toThrow(
    new ProtocolError('ended', 'The decoder was given bytes after its end.'),
  )
})
