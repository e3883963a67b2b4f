import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestEvent } from '@subunit-js/protocol'
import { afterAll, expect, test } from 'vitest'
import { both, joinedNoise } from '../support/reference.ts'
import { eventsOf, subunit } from '../support/run.ts'

const folder = mkdtempSync(join(tmpdir(), 'cli-output-'))
afterAll(() => rmSync(folder, { recursive: true }))

const log = join(folder, 'log')
writeFileSync(log, 'a log\n')
const empty = join(folder, 'empty')
writeFileSync(empty, '')
const long = join(folder, 'long')
writeFileSync(long, Buffer.alloc(2 * 3_670_016 + 1, 'x'))

/** The clock is not to be compared, but on which events it is told. */
function timeless(events: readonly TestEvent[]) {
  return events.map(({ timestamp, tags, ...event }) => ({
    ...event,
    tags: tags && [...tags].sort(),
    timed: timestamp !== undefined,
  }))
}

test.each<string[]>([
  [],
  ['--exists', 'a'],
  ['--inprogress', 'a'],
  ['--success', 'a', '--tag', 'x', '--tag=y', '--tag', 'x'],
  ['--uxs', 'a'],
  ['--skip', 'a'],
  ['--fail', 'a b'],
  ['--xfail', '--fail'],
  ['--attach-file', log],
  ['--attach-file', log, '--file-name', 'my log', '--mimetype', 'text/plain'],
  ['--attach', '-'],
  ['--fail', 'a', '--attach-file', empty],
  ['--fail', 'a', '--attach-file', long, '--tag', 'x', '--mimetype', 'text/plain'],
  ['--inprogress', 'a', '--attach-file', long],
])('the Python tool and ours write the same: subunit-output %s %s %s %s', (...args) => {
  const given = args.filter(arg => arg !== undefined)
  const { python, ours } = both('subunit-output', given, 'standard input')
  expect(timeless(joinedNoise(ours.stdout))).toEqual(timeless(joinedNoise(python.stdout)))
})

test.each<[args: string[], message: string]>([
  [['--success'], `option '--success <test-id>' argument missing`],
  [['--success', 'a', '--fail', 'b'], 'only one status can be reported at once, not --success and --fail'],
  [['--skip', 'a', '--skip', 'b'], 'only one status can be reported at once, not --skip and --skip'],
  [['--mimetype', 'text/plain'], '--mimetype says something about an attachment, so it needs --attach-file'],
  [['--file-name', 'x'], '--file-name says something about an attachment, so it needs --attach-file'],
  [['--attach-file', folder], `"${folder}" is a directory`],
  [['--success', 'two', 'words'], 'too many arguments. Expected 0 arguments but got 1: words.'],
])('%j is refused', (args, message) => {
  const { status, stdout, stderr } = subunit(['output', ...args])
  expect([status, stdout, stderr.split('\n')[0]]).toEqual([2, '', `subunit output: ${message}`])
})

test('a shell script can tell of a test', () => {
  const events = eventsOf(['output', '--fail', 'deploy', '--attach-file', '-', '--tag', 'ci'], 'went wrong')
  expect(timeless(events)).toEqual([
    {
      testId: 'deploy',
      status: 'fail',
      tags: ['ci'],
      runnable: true,
      fileName: 'stdin',
      fileBytes: new TextEncoder().encode('went wrong'),
      mimeType: undefined,
      eof: true,
      routeCode: undefined,
      timed: true,
    },
  ])
})
