import { type TestRecord, testsOf } from '@subunit-js/stream'
import { Parser, type Result } from 'tap-parser'
import { describe, expect, test } from 'vitest'
import { readTap } from './support/read.ts'
import { renderTap, verdictOf } from './support/render.ts'

/**
 * Documents of which tap-parser 18.3.4 loses a failing test point or the verdict, each with what tap-parser
 * makes of it and what we do. A version of tap-parser that loses none of it makes its test here fail.
 */
interface Mend {
  readonly name: string
  readonly document: string
  readonly parser: { readonly ok: boolean; readonly failing: readonly string[] }
  readonly ours: { readonly failing: readonly string[]; readonly reason: string }
}

const MENDS: readonly Mend[] = [
  {
    name: 'test points after the plan at the end',
    document: 'ok 1\n1..1\nnot ok 2 - lost\n',
    parser: { ok: true, failing: [] },
    ours: {
      failing: ['lost'],
      reason:
        '1 test point failed: lost\n' +
        'there are test points after the plan at the end\n' +
        'the test number 2 is outside the plan 1..1\n' +
        '1 test point was planned, but 2 seen',
    },
  },
  {
    name: 'test points after a plan that nothing is run',
    document: '1..0 # SKIP\nnot ok 1 - lost\n',
    parser: { ok: true, failing: [] },
    ours: {
      failing: ['lost'],
      reason: '1 test point failed: lost\nthe plan says that nothing is run, but there are test points',
    },
  },
  {
    name: 'test points of a subtest after its plan',
    document: '# Subtest: a\n    ok 1\n    1..1\n    not ok 2 - lost\nok 1 - a\n1..1\n',
    parser: { ok: true, failing: [] },
    ours: {
      failing: ['a > lost'],
      reason:
        '1 test point failed: a > lost\n' +
        'in the subtest "a": there are test points after the plan at the end\n' +
        'in the subtest "a": the test number 2 is outside the plan 1..1\n' +
        'in the subtest "a": 1 test point was planned, but 2 seen',
    },
  },
  {
    name: 'bailing out after the plan at the end',
    document: 'ok 1\n1..1\nBail out! too late\n',
    parser: { ok: true, failing: [] },
    ours: { failing: [], reason: 'it bailed out: too late' },
  },
  {
    name: 'test points after bailing out',
    document: '1..2\nBail out! why\nnot ok 1 - lost\n',
    parser: { ok: false, failing: [] },
    ours: { failing: ['lost'], reason: '1 test point failed: lost\nit bailed out: why' },
  },
  {
    name: 'the test point of a subtest in braces that bails out',
    document: '1..1\nnot ok 1 - lost {\n    Bail out! why\n}\n',
    parser: { ok: false, failing: [] },
    ours: { failing: ['lost'], reason: '1 test point failed: lost\nit bailed out: why' },
  },
  {
    name: 'everything after a line separator inside a line',
    document: 'ok 1\n1..1\n# a\u2028b\nnot ok 2 - lost\n',
    parser: { ok: true, failing: [] },
    ours: {
      failing: ['lost'],
      reason:
        '1 test point failed: lost\n' +
        'there are test points after the plan at the end\n' +
        'the test number 2 is outside the plan 1..1\n' +
        '1 test point was planned, but 2 seen',
    },
  },
  {
    name: 'a test point with a paragraph separator in its name',
    document: '1..1\nnot ok 1 - a\u2029b\n',
    parser: { ok: false, failing: [] },
    ours: { failing: ['a\u2029b'], reason: '1 test point failed: a\u2029b' },
  },
  {
    name: 'a document whose lines end with carriage returns',
    document: '1..1\rnot ok 1 - lost\r',
    parser: { ok: true, failing: [] },
    ours: { failing: ['lost'], reason: '1 test point failed: lost' },
  },
  {
    name: 'a test point with a tab',
    document: 'ok 1 - a\nnot ok\t2 - lost\n1..1\n',
    parser: { ok: true, failing: [] },
    ours: {
      failing: ['lost'],
      reason:
        '1 test point failed: lost\n' +
        'the test number 2 is outside the plan 1..1\n' +
        '1 test point was planned, but 2 seen',
    },
  },
  {
    name: 'a test point with punctuation right behind its status',
    document: 'ok 1 - a\nnot ok: lost\n1..1\n',
    parser: { ok: true, failing: [] },
    ours: {
      failing: [': lost'],
      reason: '1 test point failed: : lost\n1 test point was planned, but 2 seen',
    },
  },
  {
    name: 'a subtest behind diagnostics without an end',
    document: 'ok 1 - a\n  ---\n  b: c\n    not ok 1 - lost\n    1..1\nok 2 - sub\n1..2\n',
    parser: { ok: true, failing: [] },
    ours: { failing: ['sub > lost'], reason: '1 test point failed: sub > lost' },
  },
  {
    name: 'a document without TAP',
    document: 'hello\n',
    parser: { ok: true, failing: [] },
    ours: { failing: [], reason: 'it printed no TAP' },
  },
  {
    name: 'a subtest closed under another name',
    document: '# Subtest: a\n    ok 1\n    1..1\nok 1 - b\n1..1\n',
    parser: { ok: true, failing: [] },
    ours: { failing: ['a'], reason: 'the subtest "a" was closed by a test point named "b"' },
  },
  {
    name: 'an announced subtest that nothing closes',
    document: '1..1\nok 1\n# Subtest: a\n    ok 1\n    1..1\n',
    parser: { ok: true, failing: [] },
    ours: { failing: ['a'], reason: 'the subtest "a" was not closed by a test point' },
  },
  {
    name: 'a byte order mark before the plan',
    document: '\ufeff1..1\nok 1\n',
    parser: { ok: false, failing: [] },
    ours: { failing: [], reason: '' },
  },
]

describe.each(MENDS)('$name', ({ document, parser, ours }) => {
  test('is mended', () => {
    const events = readTap(document)
    const { status, reason } = verdictOf(events)
    expect({ failing: failing(testsOf(events)), status, reason }).toEqual({
      ...ours,
      status: ours.reason === '' ? 'success' : 'fail',
    })
  })

  test('is lost by tap-parser', () => {
    expect(byTapParser(document)).toEqual(parser)
  })
})

test('ten thousand levels of indentation exhaust the stack of tap-parser, and not ours', () => {
  const document = `1..1\n${' '.repeat(40_000)}not ok 1 - deep\nok 1\n`
  expect(() => byTapParser(document)).toThrow(RangeError)
  const deep = testsOf(readTap(document)).find(({ testId }) => testId.endsWith('> deep'))!
  expect({ status: deep.status, steps: deep.testId.split(' > ').length }).toEqual({
    status: 'fail',
    steps: 62,
  })
})

describe('diagnostics', () => {
  const tagged = [
    '1..1',
    'not ok 1 - a',
    '  ---',
    '  re: !re /(a+)+$/',
    '  error: !error',
    '    message: boo',
    '  unknown: !frob x',
    '  bomb: &a [*a, *a]',
    '  ...',
    '',
  ].join('\n')

  test('never become live objects, nor warnings', () => {
    const warnings: Error[] = []
    const onWarning = (warning: Error) => warnings.push(warning)
    process.on('warning', onWarning)
    expect(renderTap(tagged)).toMatchInlineSnapshot(`
      "  fail t > a
            diagnostics application/yaml
            | re: !re /(a+)+$/
            | error: !error
            |   message: boo
            | unknown: !frob x
            | bomb: &a [*a, *a]
      * fail t
            reason
            | 1 test point failed: a
      "
    `)
    process.off('warning', onWarning)
    expect(warnings).toEqual([])
  })

  test('are given by tap-parser as live objects', () => {
    const parser = new Parser()
    const results: Result[] = []
    parser.on('assert', (result: Result) => results.push(result))
    parser.end('1..1\nnot ok 1 - a\n  ---\n  re: !re /(a+)+$/\n  ...\n')
    expect(results[0]!.diag.re).toBeInstanceOf(RegExp)
  })
})

test('characters that are spread over chunks stay whole', () => {
  const bytes = Buffer.from('1..1\nok 1 - café ✓ 日本\n')
  const names = testsOf(readTap(bytes, { chunkBytes: 1 })).map(({ testId }) => testId)
  expect(names).toEqual(['t > café ✓ 日本', 't'])
  let name = ''
  const parser = new Parser()
  parser.on('assert', (result: Result) => (name = result.name))
  for (const byte of bytes) parser.write(Buffer.from([byte]))
  parser.end()
  expect(name).toBe('caf\ufffd\ufffd \ufffd\ufffd\ufffd \ufffd\ufffd\ufffd\ufffd\ufffd\ufffd')
})

test('plain arrays of bytes are bytes', () => {
  const bytes = new Uint8Array(Buffer.from('1..1\nok 1 - a\n'))
  expect(testsOf(readTap(bytes)).map(({ testId }) => testId)).toEqual(['t > a', 't'])
  const parser = new Parser()
  parser.end(bytes)
  expect(parser.count).toBe(0)
})

function failing(tests: readonly TestRecord[]): string[] {
  return tests
    .filter(({ status, runnable }) => status === 'fail' && !runnable)
    .map(({ testId }) => testId.slice('t > '.length))
}

function byTapParser(document: string): { ok: boolean; failing: string[] } {
  const names: string[] = []
  const root = new Parser()
  const watch = (parser: Parser) => {
    parser.on('assert', (result: Result) => {
      if (!result.ok && !result.todo && !result.skip) names.push(result.fullname)
    })
    parser.on('child', watch)
  }
  watch(root)
  root.end(document)
  return { ok: root.ok, failing: names }
}
