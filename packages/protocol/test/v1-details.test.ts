import { describe, expect, test } from 'vitest'
import { decodeV1 } from '../src/index.ts'
import { lines } from './lines.ts'
import { joinNoise } from './noise.ts'

const TRACEBACK = '(text/x-traceback; charset="utf8") eof'
const LOST = '(text/x-traceback; charset="utf8"; language="python") eof'

function read(stream: string): string[] {
  return lines(joinNoise(decodeV1(Buffer.from(stream, 'latin1'))))
}

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
