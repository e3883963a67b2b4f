import type { EventFields } from '@subunit-js/protocol'
import { describe, expect, test } from 'vitest'
import { eventsOf, stream, subunit } from '../support/run.ts'
import { at, reason, STREAMS, testOf, text, traceback } from '../support/streams.ts'

const all = STREAMS['all outcomes']!

describe('subunit ls', () => {
  test('lists tests with their times, and 1 says that one failed', () => {
    expect(subunit(['ls', '--times'], all)).toEqual({
      status: 1,
      stdout: 'a.passes 1.000\na.fails 1.000\nb.skipped 1.000\nb.xfails 1.000\n',
      stderr: '',
    })
  })

  test('lists tests that never end last, and passes output of the run through', () => {
    const input = stream(
      { testId: 'hangs', status: 'inprogress' },
      { fileName: 'stdout', fileBytes: text('hello\n') },
      ...testOf('ends', 'success'),
    )
    expect(subunit(['ls'], input)).toEqual({ status: 1, stdout: 'hello\nends\nhangs\n', stderr: '' })
    expect(subunit(['ls', '--no-passthrough'], input)).toEqual({
      status: 1,
      stdout: 'ends\nhangs\n',
      stderr: '',
    })
  })

  test('lists what was announced and never ran', () => {
    const input = stream({ testId: 'lost', status: 'exists' }, ...testOf('runs', 'success'))
    expect(subunit(['ls'], input)).toEqual({ status: 1, stdout: 'runs\nlost\n', stderr: '' })
    expect(subunit(['ls', '--rules=reference'], input)).toEqual({ status: 0, stdout: 'runs\n', stderr: '' })
  })
})

describe('subunit stats', () => {
  test('counts', () => {
    expect(subunit(['stats'], all)).toEqual({
      status: 1,
      stdout:
        'Total tests:       4\nPassed tests:      2\nFailed tests:      1\nSkipped tests:     1\n' +
        'Seen tags: slow, worker-0, worker-1\n',
      stderr: '',
    })
  })

  test('an unexpected success fails the run, but not by the rules of the reference', () => {
    const input = stream(...testOf('a', 'uxsuccess'))
    expect(subunit(['stats'], input)).toEqual({
      status: 1,
      stdout:
        'Total tests:       1\nPassed tests:      0\nFailed tests:      1\nSkipped tests:     0\nSeen tags: \n',
      stderr: '',
    })
    expect(subunit(['stats', '--rules', 'reference'], input)).toEqual({
      status: 0,
      stdout:
        'Total tests:       1\nPassed tests:      1\nFailed tests:      0\nSkipped tests:     0\nSeen tags: \n',
      stderr: '',
    })
  })
})

describe('subunit json', () => {
  const input = stream(
    { testId: 'a', status: 'inprogress', timestamp: at(1) },
    { testId: 'a', ...traceback('boom'), eof: true, tags: ['z', 'b'], routeCode: '0' },
    { testId: '', runnable: false, fileName: '', fileBytes: Uint8Array.of(0xff) },
    {},
  )
  const lines = [
    '{"test_id":"a","test_status":"inprogress","runnable":true,"eof":false,"timestamp":"2023-11-14T22:13:20.001000000Z"}',
    '{"test_id":"a","test_tags":["b","z"],"runnable":true,"file_name":"traceback","file_bytes":"Ym9vbQ==",' +
      '"eof":true,"mime_type":"text/x-traceback; charset=\\"utf8\\"; language=\\"python\\"","route_code":"0"}',
    '{"test_id":"","runnable":false,"file_name":"","file_bytes":"/w==","eof":false}',
    '{"runnable":true,"eof":false}',
  ]

  test('writes an object for each event, and from-json gives the stream back', () => {
    const written = subunit(['json'], input)
    expect(written).toEqual({ status: 0, stdout: `${lines.join('\n')}\n`, stderr: '' })
    expect(eventsOf(['from-json'], written.stdout)).toEqual(eventsOf(['tags'], input))
  })

  test('--text adds text where it is', () => {
    const { stdout } = subunit(['json', '--text'], input)
    const texts = stdout
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line).file_text)
    expect(texts).toEqual([undefined, 'boom', undefined, undefined])
  })
})

describe('subunit from-json', () => {
  test('reads what people write', () => {
    const written = eventsOf(
      ['from-json'],
      '{"test_id":"a","file_name":"log","file_text":"é"}\n\n{"eof":true}',
    )
    expect(written.map(({ testId, fileBytes, eof }) => [testId, fileBytes, eof])).toEqual([
      ['a', text('é'), false],
      [undefined, undefined, true],
    ])
  })

  test.each([
    ['no JSON', '{}\nx\n', `line 2: Unexpected token 'x', "x" is not valid JSON`],
    ['no object', '[]\n', 'line 1: An event must be a JSON object, not [].'],
    [
      'a bad key',
      '\n{"test_status":"good"}\n',
      'line 2: The key "test_status" of an event must be one of exists, inprogress, success, uxsuccess, skip, fail, xfail, not "good".',
    ],
    [
      'no UTF-8',
      Buffer.from([0x22, 0xff, 0x22]),
      'line 1: The encoded data was not valid for encoding utf-8',
    ],
  ])('says where there is %s', (_, input, message) => {
    const { status, stderr } = subunit(['from-json'], input)
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: `subunit from-json: standard input, ${message}\n`,
    })
  })

  test('writes the events before a bad line', () => {
    const { stdout } = subunit(['from-json'], '{"test_id":"a"}\nx')
    expect(stdout).toBe(subunit(['from-json'], '{"test_id":"a"}').stdout)
  })
})

describe('subunit filter', () => {
  const ids = (...args: string[]) => [
    ...new Set(eventsOf(['filter', ...args], all).map(({ testId }) => testId)),
  ]

  test.each<[args: string[], ids: string[]]>([
    [[], ['a.fails', 'b.skipped']],
    [['--success'], ['a.passes', 'a.fails', 'b.skipped']],
    [
      ['--xfail', '--no-skip'],
      ['a.fails', 'b.xfails'],
    ],
    [
      ['--success', '--no-failure', '--skip'],
      ['a.passes', 'b.skipped'],
    ],
    [['-F'], ['a.fails']],
    [
      ['--with-tag', 'slow', '--xfail'],
      ['a.fails', 'b.xfails'],
    ],
    [['--with', 'network'], ['b.skipped']],
    [['--without', '^b'], ['a.fails']],
    [
      ['-s', '--rename', '[.].*', ''],
      ['a', 'b'],
    ],
  ])('%j keeps %j', (args, expected) => {
    expect(ids(...args)).toEqual(expected)
  })

  test('an unchanged stream comes out byte for byte', () => {
    const [json, same] = [subunit(['json'], all), subunit(['json'], filtered('-s', '--xfail'))]
    expect(same).toEqual(json)
  })

  test('events of a test come together once it is over', () => {
    const events = eventsOf(['filter', '-s'], STREAMS['tests at once']!)
    expect(events.map(({ testId, status }) => `${testId} ${status}`)).toEqual([
      'a inprogress',
      'a success',
      'b inprogress',
      'b fail',
    ])
  })

  test('what comes late for a test shares its fate', () => {
    const late = (testId: string): EventFields => ({ testId, fileName: 'log', fileBytes: text('late') })
    const input = stream(...testOf('a', 'fail'), ...testOf('b', 'success'), late('a'), late('b'))
    expect(eventsOf(['filter'], input).map(({ testId, status }) => [testId, status])).toEqual([
      ['a', 'inprogress'],
      ['a', 'fail'],
      ['a', undefined],
    ])
  })

  test('a pattern that makes no sense is refused', () => {
    expect(subunit(['filter', '--with', '(a'])).toEqual({
      status: 2,
      stdout: '',
      stderr: 'subunit filter: the pattern "(a" is no good: unterminated group\n',
    })
  })

  function filtered(...args: string[]) {
    return stream(...eventsOf(['filter', ...args], all))
  }
})

describe('subunit tags', () => {
  test('adds and removes', () => {
    const events = eventsOf(['tags', '-a', 'new', '--remove', 'slow', '--remove', 'worker-0'], all)
    expect(events.map(({ status, tags }) => [status, tags])).toEqual([
      ['inprogress', ['new']],
      ['success', ['new']],
      ['inprogress', ['new']],
      [undefined, ['new']],
      ['fail', ['new', 'worker-1']],
      ['inprogress', ['new']],
      [undefined, ['new']],
      ['skip', ['new']],
      ['inprogress', ['new']],
      [undefined, ['new']],
      ['xfail', ['new']],
    ])
  })

  test('a tag cannot be empty', () => {
    expect(subunit(['tags', '--add', ''])).toEqual({
      status: 2,
      stdout: '',
      stderr: 'subunit tags: a tag cannot be empty\n',
    })
  })
})

describe('subunit 2to1 and 1to2', () => {
  test('there and back again', () => {
    const back = eventsOf(['1to2'], subunit(['2to1'], all).stdout)
    const outcomes = back.filter(({ status }) => status !== undefined && status !== 'inprogress')
    expect(outcomes.map(({ testId, status, tags }) => [testId, status, tags])).toEqual([
      ['a.passes', 'success', ['worker-0']],
      ['a.fails', 'fail', ['slow', 'worker-1']],
      ['b.skipped', 'skip', undefined],
      ['b.xfails', 'xfail', ['slow']],
    ])
  })

  test('2to1 tells what v1 cannot carry', () => {
    expect(subunit(['2to1'], stream({ testId: 'a\nb', status: 'success', tags: ['c d'] }))).toEqual({
      status: 0,
      stdout: 'tags: c\\x20d\ntest: a\\nb\nsuccessful: a\\nb [ multipart\n]\ntags: -c\\x20d\n',
      stderr:
        'subunit 2to1: v1 cannot carry every text: 2 were changed, first the testId "a\\nb" to "a\\\\nb"\n',
    })
  })

  test('1to2 keeps what is no v1', () => {
    const events = eventsOf(['1to2'], 'hello\ntest: a\nskip: a [\nlater\n]\n')
    expect(events.map(({ testId, status, fileName }) => [testId, status, fileName])).toEqual([
      [undefined, undefined, 'stdout'],
      ['a', 'inprogress', undefined],
      ['a', undefined, 'reason'],
      ['a', 'skip', undefined],
    ])
  })
})

describe('an empty stream, and noise alone', () => {
  test.each<[command: string, empty: string, noise: string]>([
    ['ls', '', 'noise\n'],
    ['2to1', '', 'noise\n'],
    ['json', '', '{"runnable":true,"file_name":"stdout","file_bytes":"bm9pc2UK","eof":false}\n'],
    ['cat', '\nno tests\n', 'noise\n\nno tests\n'],
    [
      'stats',
      'Total tests:       0\nPassed tests:      0\nFailed tests:      0\nSkipped tests:     0\nSeen tags: \n',
      'noise\nTotal tests:       0\nPassed tests:      0\nFailed tests:      0\nSkipped tests:     0\nSeen tags: \n',
    ],
  ])('subunit %s', (command, empty, noise) => {
    expect(subunit([command], '')).toEqual({ status: 0, stdout: empty, stderr: '' })
    expect(subunit([command], 'noise\n')).toEqual({ status: 0, stdout: noise, stderr: '' })
  })
})

test('a damaged packet is a failed test that shows the damage', () => {
  expect(subunit(['cat'], STREAMS['a damaged packet']!)).toEqual({
    status: 1,
    stdout: `FAIL subunit.parser
  Packet data: application/octet-stream, 15 bytes
  Parser Error:
    Bad checksum - calculated (0xde254986), stored (0xde254979)

Failures:
  FAIL subunit.parser

3 tests in 3.000 s: 2 passed, 1 failed
`,
    stderr: '',
  })
})

test('subunit cat shows reasons and routes', () => {
  const input = stream(
    ...testOf('a', 'skip', { file: reason('no network') }).map(event => ({ ...event, routeCode: '0' })),
  )
  expect(subunit(['cat', '-v'], input)).toEqual({
    status: 0,
    stdout: 'skipped a (no network; route 0; 1.000 s)\n\n1 test in 1.000 s: 1 skipped\n',
    stderr: '',
  })
})
