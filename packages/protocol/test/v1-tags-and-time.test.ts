import { describe, expect, test } from 'vitest'
import { decodeV1 } from '../src/index.ts'
import { lines } from './lines.ts'
import { joinNoise } from './noise.ts'

const LOST = '(text/x-traceback; charset="utf8"; language="python") eof'

function read(stream: string): string[] {
  return lines(joinNoise(decodeV1(Buffer.from(stream, 'latin1'))))
}

describe('tags', () => {
  test.for([
    ['tags: foo bar:baz  quux\n', '', ' [foo bar:baz quux]'],
    ['tags: a b\ntags: -a c\n', '', ' [b c]'],
    ['tags: a -a b\n', '', ' [b]'],
    ['tags: a\n', 'tags: b -a\n', ' [b]'],
    ['tags: a\n', 'tags: -a\n', ''],
    ['tags: --a\ntags -a\n', 'tags: a \t b \n', ' [a b]'],
    ['tags: a\xc2\xa0b\xe2\x80\xa8c\x1cd\n', '', ' [a b c d]'],
    ['tags: \xff\n', '', ' [\\xff]'],
  ])('%j before a test and %j in it', ([before, inside, tags]) => {
    expect(read(`${before}test: foo\n${inside}success: foo\n`)).toEqual([
      'foo inprogress',
      `foo success${tags}`,
    ])
  })

  test('set inside of a test end with it', () => {
    expect(read('tags: a\ntest: foo\ntags: b -a\nsuccess: foo\ntest: bar\nsuccess: bar\n')).toEqual([
      'foo inprogress',
      'foo success [b]',
      'bar inprogress',
      'bar success [a]',
    ])
  })
})

describe('time', () => {
  test.for([
    ['2001-12-12 12:59:59Z', '1008161999.000000000'],
    ['2009-10-11 12:13:14.000015Z', '1255263194.000015000'],
    ['2020-01-02T03:04:05.123456789123Z', '1577934245.123456789'],
    ['2020-01-02 03:04:05,5', '1577934245.500000000'],
    ['20200102T030405Z', '1577934245.000000000'],
    ['20200102 030405.25+0130', '1577928845.250000000'],
    ['2020-01-02 03:04:05-01:30', '1577939645.000000000'],
    ['2020-01-02 03:04:05+01', '1577930645.000000000'],
    ['2020-1-2', '1577923200.000000000'],
    ['2020-01', '1577836800.000000000'],
    ['2020', '1577836800.000000000'],
    ['2020-01-02 03', '1577934000.000000000'],
    ['2020-01-02 03:04', '1577934240.000000000'],
    ['2020-02-29', '1582934400.000000000'],
    ['1970-01-01', '0.000000000'],
    ['2106-02-07 06:28:15.999999999Z', '4294967295.999999999'],
  ])('%s is %s', ([date, seconds]) => {
    expect(read(`time: ${date}\ntest: foo\nsuccess: foo\n`)).toEqual([
      `foo inprogress @${seconds}`,
      `foo success @${seconds}`,
    ])
  })

  test.for([
    '202001',
    '2020-13-01',
    '2020-00-01',
    '2021-02-29',
    '2020-01-01 24:00',
    '2020-01-01 00:60',
    '2020-01-01 00:00:60',
    '2020-01-01 00:00+24:00',
    '1969-12-31 23:59:59',
    '1970-01-01 00:00+00:01',
    '0000-01-01',
    '0099-01-01',
    '2106-02-07 06:28:16Z',
    '2020-01-01 00:00Z ',
    '2020-01-01\r',
    'x2020-01-01',
  ])('%j is no time that subunit has', date => {
    expect(read(`time: ${date}\n`)).toEqual([`- stdout=${JSON.stringify(`time: ${date}\n`)}`])
  })

  test('holds until the next one, in and out of tests', () => {
    const stream =
      'test: a\ntime: 1970-01-01 00:00:01\nsuccess: a\ntest: b\ntime: 1970-01-01 00:00:02\nskip: b [\n]\n'
    expect(read(stream)).toEqual([
      'a inprogress',
      'a success @1.000000000',
      'b inprogress @1.000000000',
      'b @2.000000000 reason="" (text/plain) eof',
      'b skip @2.000000000',
    ])
  })

  test('is the clock before the first one, when there is a clock', () => {
    let seconds = 0
    const now = () => ({ seconds: ++seconds, nanoseconds: 5 })
    expect(lines(decodeV1(Buffer.from('test: a\nsuccess: a\ntime: 2020\ntest: b\n'), { now }))).toEqual([
      'a inprogress @1.000000005',
      'a success @2.000000005',
      'b inprogress @1577836800.000000000',
      `b @1577836800.000000000 traceback="testtools.testresult.real._StringException: lost connection during test 'b'\\n" ${LOST}`,
      'b fail @1577836800.000000000',
    ])
  })
})

test('progress says nothing that v2 could', () => {
  const stream = 'progress: 23\nprogress: push\nprogress: -2\nprogress: pop \nprogress +4\n'
  expect(read(`${stream}test: a\n${stream}success: a\n${stream}`)).toEqual(['a inprogress', 'a success'])
})
