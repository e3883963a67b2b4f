import type { TestEvent } from '@subunit-js/protocol'
import { testsOf, timestampFromMilliseconds } from '@subunit-js/stream'
import { TapReader, type TapReaderOptions } from '@subunit-js/tap'
import { describe, expect, test } from 'vitest'
import { readTap } from './support/read.ts'
import { renderTap, textOf, verdictOf } from './support/render.ts'

/** A reader and what it has said since it was asked last: `status id`, or `file id` for attachments. */
function live(options: Partial<TapReaderOptions> = {}) {
  const said: string[] = []
  const reader = new TapReader(
    ({ status, fileName, testId }: TestEvent) => said.push(`${status ?? fileName} ${testId}`),
    { testId: 't', ...options },
  )
  return { reader, said: () => said.splice(0) }
}

describe('what is known leaves at once', () => {
  test('the script when it begins', () => {
    expect(live().said()).toEqual(['inprogress t'])
  })

  test('a test point with the line after it', () => {
    const { reader, said } = live()
    said()
    reader.write('1..3\nok 1 - a\n')
    expect(said()).toEqual([])
    reader.write('ok 2 - b\n')
    expect(said()).toEqual(['inprogress t > a', 'success t > a'])
  })

  test('a test point whose diagnostics do not come, when it is released', () => {
    const { reader, said } = live()
    said()
    reader.write('not ok 1 - a\n')
    expect(reader.holds).toBe(true)
    reader.release()
    expect(reader.holds).toBe(false)
    expect(said()).toEqual(['inprogress t > a', 'fail t > a'])
    reader.write('  ---\n  late: true\n  ...\n')
    reader.write('# late too\n')
    expect(said()).toEqual(['stdout t', 'comment t'])
  })

  test('a test point that is in the middle of its diagnostics is not released', () => {
    const { reader, said } = live()
    said()
    reader.write('not ok 1 - a\n  ---\n')
    reader.release()
    expect(said()).toEqual([])
    reader.write('  at: a.js\n  ...\n1..1\n')
    expect(said()).toEqual(['inprogress t > a', 'diagnostics t > a', 'fail t > a'])
  })

  test('a test point that opens a subtest is not released before that ends', () => {
    const { reader, said } = live()
    said()
    reader.write('ok 1 - a {\n')
    reader.release()
    reader.write('    ok 1 - b\n    1..1\n')
    expect(said()).toEqual(['inprogress t > a', 'inprogress t > a > b', 'success t > a > b'])
    reader.write('}\n')
    expect(said()).toEqual(['success t > a'])
  })

  test('what is in a subtest that has a name', () => {
    const { reader, said } = live()
    said()
    reader.write('# Subtest: a\n    ok 1 - b\n    ok 2 - c\n')
    expect(said()).toEqual(['inprogress t > a', 'inprogress t > a > b', 'success t > a > b'])
  })

  test('what is in a subtest that gets its name at its end, then', () => {
    const { reader, said } = live()
    said()
    reader.write('    ok 1 - b\n    1..1\nprinted\n')
    expect(said()).toEqual(['stdout t'])
    reader.write('ok 1 - a\n1..1\n')
    expect(said()).toEqual(['inprogress t > a', 'inprogress t > a > b', 'success t > a > b', 'success t > a'])
  })

  test('what is in a subtest without a name that is too long to wait for', () => {
    const { reader, said } = live()
    said()
    for (let number = 1; number <= 10_001; number++) reader.write(`    ok ${number}\n`)
    expect(said().slice(0, 3)).toEqual([
      'inprogress t > subtest',
      'inprogress t > subtest > point',
      'success t > subtest > point',
    ])
  })

  test('output, chunk by chunk', () => {
    const { reader, said } = live()
    said()
    reader.write('one\ntwo\n')
    reader.write('three\n')
    expect(said()).toEqual(['stdout t', 'stdout t'])
  })
})

describe('times', () => {
  const at = (milliseconds: number) => timestampFromMilliseconds(1000 + milliseconds)

  function timesOf(
    write: (reader: TapReader, pass: (milliseconds: number) => void) => void,
    source: 'live' | 'recorded',
  ) {
    let time = 0
    const events: TestEvent[] = []
    const reader = new TapReader(event => events.push(event), { testId: 't', source, now: () => at(time) })
    write(reader, milliseconds => {
      time += milliseconds
    })
    reader.end()
    return testsOf(events).map(({ testId, start, stop }) => ({ testId, start, stop }))
  }

  test('of a live document are those of its lines, and durations reach back', () => {
    const times = timesOf((reader, pass) => {
      pass(10)
      reader.write('ok 1 - a\n')
      pass(5)
      reader.write('ok 2 - b # time=2ms\n')
      pass(3)
      reader.write('ok 3 - c\n  ---\n  duration_ms: 1\n  ...\n1..3\n')
      pass(1)
    }, 'live')
    expect(times).toEqual([
      { testId: 't > a', start: at(0), stop: at(10) },
      { testId: 't > b', start: at(13), stop: at(15) },
      { testId: 't > c', start: at(17), stop: at(18) },
      { testId: 't', start: at(0), stop: at(19) },
    ])
  })

  test('of a recorded document follow one another by its durations', () => {
    const times = timesOf(reader => {
      reader.write('ok 1 - a # time=10ms\nok 2 - b\n# Subtest: s\n    ok 1 - c # time=2ms\n    1..1\n')
      reader.write('ok 3 - s # time=0.005s\n1..3\n# time=40ms\n')
    }, 'recorded')
    expect(times).toEqual([
      { testId: 't > a', start: at(0), stop: at(10) },
      { testId: 't > b', start: at(10), stop: at(10) },
      { testId: 't > s > c', start: at(10), stop: at(12) },
      { testId: 't > s', start: at(10), stop: at(15) },
      { testId: 't', start: at(0), stop: at(40) },
    ])
  })

  test('that no stream could carry are left out', () => {
    const times = timesOf(reader => reader.write('ok 1 - a # time=99999999999999999ms\n1..1\n'), 'recorded')
    expect(times).toEqual([
      { testId: 't > a', start: at(0), stop: at(0) },
      { testId: 't', start: at(0), stop: at(0) },
    ])
  })
})

describe('ids', () => {
  const idsOf = (document: string) => testsOf(readTap(document)).map(({ testId }) => testId)

  test('have no numbers, tell repetitions apart, and are one line', () => {
    expect(
      idsOf('ok 1\nok 2 - a\nok 3 - a\nok 4\nok 5 - a #2\nok 6 - a\nok 7 - a #3\nok 8 -  b\\c\x07 \n1..8\n'),
    ).toEqual([
      't > point',
      't > a',
      't > a #2',
      't > point #2',
      't > a #2 #2',
      't > a #3',
      't > a #3 #2',
      't > b\\\\c\\x07',
      't',
    ])
  })

  test('tell subtests and points of the same name apart', () => {
    expect(idsOf('ok 1 - a\n# Subtest: a\n    ok 1 - b\n    1..1\nok 2 - a\n1..2\n')).toEqual([
      't > a',
      't > a #2 > b',
      't > a #2',
      't',
    ])
  })

  test('of names that are too long are cut, and the whole name is attached', () => {
    const name = 'long '.repeat(500).trim()
    const [point] = testsOf(readTap(`ok 1 - ${name}\n1..1\n`))
    expect({ testId: point!.testId, name: textOf(point!, 'name') }).toEqual({
      testId: `t > ${name.slice(0, 999).trim()}…`,
      name,
    })
  })
})

describe('the script fails', () => {
  test.each<[name: string, document: string, options: object, reason: string]>([
    ['when a point fails', '1..1\nnot ok 1 - a\n', {}, '1 test point failed: a'],
    ['when it exits non-zero', '1..1\nok 1\n', { exitStatus: 3 }, 'it exited with status 3'],
    ['when it is killed', '1..1\nok 1\n', { signal: 'SIGSEGV' }, 'it was killed by SIGSEGV'],
    ['when it never ran', '', { failure: 'it could not be started' }, 'it could not be started'],
    ['when it has no TAP', '', { exitStatus: 0 }, 'it printed no TAP'],
    [
      'when it exits non-zero without TAP',
      'oops\n',
      { exitStatus: 1 },
      'it printed no TAP\nit exited with status 1',
    ],
    [
      'when it was to be skipped and exits non-zero',
      '1..0 # SKIP no\n',
      { exitStatus: 1 },
      'it exited with status 1',
    ],
    ['when there is a version and nothing else', 'TAP version 14\n', {}, 'there is no plan'],
    [
      'for each of many points',
      `${'not ok - a\n'.repeat(12)}1..12\n`,
      {},
      `12 test points failed: a; ${[2, 3, 4, 5, 6, 7, 8, 9, 10].map(n => `a #${n}`).join('; ')} and 2 more`,
    ],
  ])('%s', (_, document, ending, reason) => {
    expect(verdictOf(readTap(document, { ending }))).toEqual({ status: 'fail', reason })
  })

  test.each([
    ['to be done', '# Subtest: a\n    not ok 1 - b\n    1..1\nnot ok 1 - a # TODO later\n1..1\n'],
    ['skipped', '# Subtest: a\n    not ok 1 - b\n    1..1\nok 1 - a # SKIP for now\n1..1\n'],
  ])('not for what is in a subtest that is %s', (_, document) => {
    expect(verdictOf(readTap(document))).toEqual({ status: 'success', reason: '' })
  })
})

test('directives decide the status, and their reasons lose the punctuation before them', () => {
  const document = [
    ...[
      'ok 1 - a # TODO',
      'not ok 2 - b # todo: later',
      'ok 3 - c # SKIP - not here',
      'not ok 4 - d # Skipped: why',
    ],
    ...[
      'not ok 5 - e # TODO & SKIP neither',
      'ok 6 - f \\# SKIP',
      'ok 7 - g# SKIP',
      'ok 8 - h # SKIP x # time=5ms',
      '1..8',
      '',
    ],
  ].join('\n')
  expect(renderTap(document)).toMatchInlineSnapshot(`
    "  uxsuccess t > a
      xfail t > b
          reason
          | later
      skip t > c
          reason
          | not here
      skip t > d
          reason
          | why
      skip t > e [todo]
          reason
          | neither
      success t > f # SKIP
      success t > g# SKIP
      skip t > h (0 to 5 ms)
          reason
          | x
    * success t (0 to 5 ms)
    "
  `)
})

test('what the script wrote to its standard error is kept apart', () => {
  const events: TestEvent[] = []
  const reader = new TapReader(event => events.push(event), { testId: 't' })
  reader.write('1..1\nprinted\n')
  reader.append('stderr', Buffer.from('warned\n'))
  reader.write('ok 1\n')
  reader.end()
  const script = testsOf(events).find(({ runnable }) => runnable)!
  const files = ['stdout', 'stderr'].map(name => textOf(script, name))
  expect(files).toEqual(['printed\n', 'warned\n'])
  expect(script.attachments.map(({ complete }) => complete)).toEqual([true, true, true])
})

test('what the document declares is attached to the script', () => {
  const document = 'TAP version 14\npragma +bail\npragma -strict\n1..0 # SKIP no\n'
  const script = testsOf(readTap(document)).at(-1)!
  expect(JSON.parse(textOf(script, 'tap'))).toEqual({
    version: 14,
    pragmas: { bail: true, strict: false },
    plan: { start: 1, end: 0, comment: 'SKIP no' },
    count: 0,
  })
})

test('tags are on all tests', () => {
  const tests = testsOf(readTap('ok 1 # TODO & SKIP x\nok 2\n1..2\n', { tags: ['net'] }))
  expect(tests.map(({ testId, tags }) => [testId, ...tags])).toEqual([
    ['t > point', 'net', 'todo'],
    ['t > point #2', 'net'],
    ['t', 'net'],
  ])
})
