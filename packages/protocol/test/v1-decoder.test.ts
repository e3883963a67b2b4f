import { describe, expect, test } from 'vitest'
import { decodeV1, ProtocolError, type TestEvent, V1Decoder } from '../src/index.ts'
import { lines } from './lines.ts'
import { joinNoise } from './noise.ts'

const TRACEBACK = '(text/x-traceback; charset="utf8") eof'
const LOST = '(text/x-traceback; charset="utf8"; language="python") eof'

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

describe('an outcome', () => {
  test.for([
    ['success', 'success', 'message', '(text/plain) eof'],
    ['successful', 'success', 'message', '(text/plain) eof'],
    ['failure', 'fail', 'traceback', TRACEBACK],
    ['error', 'fail', 'traceback', TRACEBACK],
    ['skip', 'skip', 'reason', '(text/plain) eof'],
    ['xfail', 'xfail', 'traceback', TRACEBACK],
    ['uxsuccess', 'uxsuccess', 'traceback', TRACEBACK],
  ] as const)('%s is %s and its body %s', ([keyword, status, name, type]) => {
    for (const colon of ['', ':']) {
      const start = `test: foo bar\n${keyword}${colon} foo bar`
      const end = `foo bar ${status}`
      const reads = (details: string, ...attachments: string[]) =>
        expect(read(`${start}${details}\n`)).toEqual(['foo bar inprogress', ...attachments, end])
      reads('')
      reads(' [\n]', `foo bar ${name}="" ${type}`)
      reads(' [\nwhy\nand so\n]', `foo bar ${name}="why\\nand so\\n" ${type}`)
      reads(' [ multipart\n]')
    }
  })

  test('has a body in which a space in front of a bracket is taken off', () => {
    expect(read('test: foo\nfailure: foo [\n ]\n  ]\n ]are\n]x\n \n]\n')).toEqual([
      'foo inprogress',
      `foo traceback="]\\n  ]\\n]are\\n]x\\n \\n" ${TRACEBACK}`,
      'foo fail',
    ])
  })

  test('has a body in which no directive is one', () => {
    const body = 'test: bar\ntags: a\ntime: 2020-01-01\nsuccess: foo\n'
    expect(read(`test: foo\nfailure: foo [\n${body}]\n`)).toEqual([
      'foo inprogress',
      `foo traceback=${JSON.stringify(body)} ${TRACEBACK}`,
      'foo fail',
    ])
  })
})

describe('multipart details', () => {
  function parts(details: string): string[] {
    return read(`test: foo\nfailure: foo [ multipart\n${details}`)
  }

  test.for([
    ['nothing', '0\r\n', ''],
    ['a chunk', '3\r\nabc0\r\n', 'abc'],
    ['several chunks', '3\r\nabc2\r\nde0\r\n', 'abcde'],
    ['a length in upper-case hexadecimal', 'A\r\n12345678900\r\n', '1234567890'],
    ['a length in lower-case hexadecimal', 'a\r\n12345678900\r\n', '1234567890'],
    ['a length with zeros in front', '0000000003\r\nabc0\r\n', 'abc'],
    ['a length without carriage return', 'a\nabcdeabcde0\n', 'abcdeabcde'],
    ['lines', 'F\r\nserialised\nform0\r\n', 'serialised\nform'],
    ['what looks like an end', '4\r\n\n]\n\n0\r\n', '\n]\n\n'],
    ['what looks like a length', '3\r\n0\r\n0\r\n', '0\r\n'],
  ])('carry %s', ([, chunks, content]) => {
    expect(parts(`Content-Type: text/plain\nsomething\n${chunks}]\n`)).toEqual([
      'foo inprogress',
      `foo something=${JSON.stringify(content)} (text/plain) eof`,
      'foo fail',
    ])
  })

  test('carry long chunks', () => {
    const [a, b] = ['1'.repeat(65536), '2'.repeat(65536)]
    expect(parts(`Content-Type: text/plain\nlong\n10000\r\n${a}10000\r\n${b}0\r\n]\n`)).toEqual([
      'foo inprogress',
      `foo long="${a}${b}" (text/plain) eof`,
      'foo fail',
    ])
  })

  test('carry several parts in their order, with MIME type and name as they are written', () => {
    const details =
      'Content-Type: text/x-traceback;charset=utf8,language=python\nz\n1\r\nz0\r\n' +
      'X: text/plain; charset="utf8"; url="a/b"\n name \n0\r\n' +
      'Content-Type: image/png\n\n2\r\n\x89\xff0\r\n'
    expect(parts(`${details}]\n`)).toEqual([
      'foo inprogress',
      'foo z="z" (text/x-traceback;charset=utf8,language=python) eof',
      'foo  name ="" (text/plain; charset="utf8"; url="a/b") eof',
      'foo ="\x89ÿ" (image/png) eof',
      'foo fail',
    ])
  })

  test.for([
    ['a header without a type', '', 'Content-Type:\nx\n'],
    ['a header without a slash', '', 'Content-Type: text\nx\n'],
    ['an empty line', '', '\n ]\n'],
    ['a length that is none', 'Content-Type: a/b\nx\n3\r\nabc', 'zz\r\n'],
    ['an empty length', 'Content-Type: a/b\nx\n3\r\nabc', '\r\nmore\n'],
    ['a length with two carriage returns', 'Content-Type: a/b\nx\n3\r\nabc', '0\r\r\n'],
    ['a length beyond all reason', 'Content-Type: a/b\nx\n3\r\nabc', '100000000\r\n'],
  ])('with %s keep it and the rest', ([, sound, rest]) => {
    const part = sound === '' ? [] : ['foo x="abc" (a/b) eof']
    expect(parts(`${sound}${rest}]\ntest: bar\nsuccess: bar\n`)).toEqual([
      'foo inprogress',
      ...part,
      `foo unparsed details=${JSON.stringify(rest)} (application/octet-stream) eof`,
      'foo fail',
      'bar inprogress',
      'bar success',
    ])
  })
})

describe('a stream that ends', () => {
  const lost = (kind: string, name = 'traceback') =>
    `foo ${name}="testtools.testresult.real._StringException: lost connection during ${kind}test 'foo'\\n" ${LOST}`

  test('before anything gives nothing', () => {
    expect(read('')).toEqual([])
  })

  test('inside of a test fails it', () => {
    expect(read('tags: a\ntest: foo\n')).toEqual(['foo inprogress', lost(''), 'foo fail [a]'])
    expect(read('test: foo\nerror: fo')).toEqual([
      'foo inprogress',
      '- stdout="error: fo"',
      lost(''),
      'foo fail',
    ])
  })

  test.for([
    ['success', 'success', 'message', '(text/plain) eof', 'traceback'],
    ['successful', 'success', 'message', '(text/plain) eof', 'traceback'],
    ['failure', 'failure', 'traceback', TRACEBACK, 'traceback-2'],
    ['error', 'error', 'traceback', TRACEBACK, 'traceback-2'],
    ['skip', 'skip', 'reason', '(text/plain) eof', 'traceback'],
    ['xfail', 'xfail', 'traceback', TRACEBACK, 'traceback-2'],
    ['uxsuccess', 'uxsuccess', 'traceback', TRACEBACK, 'traceback-2'],
  ] as const)(
    'inside of the report of %s fails it and keeps what came',
    ([keyword, kind, name, type, second]) => {
      expect(read(`test: foo\n${keyword}: foo [\nso far`)).toEqual([
        'foo inprogress',
        `foo ${name}="so far" ${type}`,
        lost(`${kind} report of `, second),
        'foo fail',
      ])
      expect(read(`test: foo\n${keyword}: foo [ multipart\n`)).toEqual([
        'foo inprogress',
        lost(`${kind} report of `),
        'foo fail',
      ])
    },
  )

  test.for([
    ['Content-Type: a/b\nx\n5\r\nabc', 'foo x="abc" (a/b) eof'],
    [
      'Content-Type: a/b\nx\n5',
      'foo x="" (a/b) eof',
      'foo unparsed details="5" (application/octet-stream) eof',
    ],
    ['Content-Type: a/b\nx', 'foo x="" (a/b) eof'],
    ['Conte', 'foo unparsed details="Conte" (application/octet-stream) eof'],
    ['?\n]are', 'foo unparsed details="?\\n]are" (application/octet-stream) eof'],
  ])('inside of a part keeps what came: %j', ([details, ...attachments]) => {
    expect(read(`test: foo\nskip: foo [ multipart\n${details}`)).toEqual([
      'foo inprogress',
      ...attachments,
      lost('skip report of '),
      'foo fail',
    ])
  })
})

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
