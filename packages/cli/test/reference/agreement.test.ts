import { describe, expect, test } from 'vitest'
import { both, joinedNoise, plainType, substance } from '../support/reference.ts'
import { STREAMS } from '../support/streams.ts'

const names = Object.keys(STREAMS)

describe.each(names)('the Python tools and ours make the same of %s', name => {
  const input = STREAMS[name]!

  test.each([
    ['subunit-ls', ['--exi', '--no-p']],
    ['subunit-ls', []],
    ['subunit-stats', []],
  ])('%s %j', (command, args) => {
    const { python, ours } = both(command, args, input)
    expect(said(ours)).toEqual(said(python))
  })

  test('subunit-2to1', () => {
    const { python, ours } = both('subunit-2to1', [], input)
    expect(v1Lines(ours.stdout)).toEqual(v1Lines(python.stdout))
  })

  test('subunit-1to2 of their v1', () => {
    const v1 = both('subunit-2to1', [], input).python.stdout
    const { python, ours } = both('subunit-1to2', [], v1)
    expect(joinedNoise(ours.stdout)).toEqual(joinedNoise(python.stdout))
  })

  test('subunit-tags foo bar -slow', () => {
    const { python, ours } = both('subunit-tags', ['foo', 'bar', '-slow'], input)
    expect(joinedNoise(ours.stdout)).toEqual(joinedNoise(python.stdout))
  })

  test('subunit-filter -s --xfail', () => {
    const { python, ours } = both('subunit-filter', ['-s', '--xfail'], input)
    expect(substance(ours.stdout)).toEqual(substance(python.stdout))
  })
})

const rich = Buffer.concat([
  STREAMS['all outcomes']!,
  STREAMS['noise between packets']!,
  STREAMS['a damaged packet']!,
  STREAMS['text of many scripts']!,
])

test.each<string[]>([
  [],
  ['--no-skip'],
  ['-f'],
  ['-f', '--failure'],
  ['-e'],
  ['-sf'],
  ['-s', '--no-success', '--xfail', '--no-xfail'],
  ['-F'],
  ['-F', '--success', '--passthrough'],
  ['--success', '-F'],
  ['--no-passthrough'],
  ['--with-tag', 'slow'],
  ['--xfail', '--with-tag=slow', '--with-tag=worker-1'],
  ['-s', '--without-tag', 'slow', '--without-tag', 'worker-0'],
  ['-s', '--with', '^a'],
  ['-sm', 'boom'],
  ['-smboom'],
  ['-s', '--with', '(?i)BOOM|network'],
  ['-s', '--with', 'failure', '--with', 'skip'],
  ['-s', '--without', 'fail'],
  ['-s', '--without', 'a', '--with', '.'],
  ['--suc', '--no-sk', '--no-x'],
  ['-s', '--no-skip', '--rename', '^(\\w)\\.', '\\1/'],
  ['-s', '--no-skip', '--ren=a', 'A', '--rename', 'A', '\\g<0>\\g<0>'],
])('the Python tools and ours make the same: subunit-filter %s %s %s %s %s %s', (...args) => {
  const given = args.filter(arg => arg !== undefined)
  const { python, ours } = both('subunit-filter', given, rich)
  expect(substance(ours.stdout)).toEqual(substance(python.stdout))
  expect([ours.status, ours.stderr.toString()]).toEqual([python.status, python.stderr.toString()])
})

test.each<string[]>([['-f'], ['-f', '--no-passthrough'], ['--forw']])(
  'the Python tools and ours make the same: subunit-stats %s %s',
  (...args) => {
    const given = args.filter(arg => arg !== undefined)
    const { python, ours } = both('subunit-stats', given, rich)
    expect([joinedNoise(ours.stdout), ours.status]).toEqual([joinedNoise(python.stdout), python.status])
  },
)

test.each<string[]>([
  ['--wit', 'x'],
  ['--no-success=3'],
  ['--with'],
  ['--rename', 'a'],
  ['--unknown'],
  ['-q'],
])('usage errors of subunit-filter %s %s have the status of the Python tool', (...args) => {
  const given = args.filter(arg => arg !== undefined)
  const { python, ours } = both('subunit-filter', given, '')
  expect([ours.status, ours.stdout.toString()]).toEqual([python.status, python.stdout.toString()])
})

/** Lines of a v1 stream; the order of tags, and quotes in MIME types, mean nothing. */
function v1Lines(bytes: Uint8Array): string[] {
  const lines = Buffer.from(bytes).toString('latin1').split('\n')
  return lines.map(line => {
    if (line.startsWith('tags: ')) return line.split(' ').sort().join(' ')
    if (line.startsWith('Content-Type: ')) return plainType(line)!
    return line
  })
}

function said({ status, stdout }: { status: number | null; stdout: Buffer }) {
  return { status, stdout: stdout.toString('latin1') }
}
