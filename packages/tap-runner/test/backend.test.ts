import { spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { decode } from '@subunit-js/protocol'
import { testsOf } from '@subunit-js/stream'
import { describe, expect, test } from 'vitest'
import { ours } from '../../../test/support/peers.ts'
import { isAlive } from './support/alive.ts'
import { subunitTap, suite, summary, textOf } from './support/suite.ts'

const SHELL = '#!/bin/sh\necho 1..2\necho ok 1 - lists\necho printed\necho warned >&2\necho ok 2 - copies\n'
const PERL = 'use Test::More tests => 2; ok 1, "adds"; ok 0, "subtracts";\n'
const NODE = "console.log('ok 1 - parses\\n1..1')\n"
const FILES = { 't/shell.sh': SHELL, 't/perl.t': PERL, 't/node.js': NODE, 't/notes.txt': 'nothing' }
const PATTERN = 't/*.{sh,t,js}'

function listed(folder: string, ids: readonly string[]): string {
  writeFileSync(join(folder, 'list'), ids.map(id => `${id}\n`).join(''))
  return 'list'
}

describe('--list', () => {
  test('names the scripts, each once and in order, and runs none', () => {
    const folder = suite({ ...FILES, 't/shell.sh': '#!/bin/sh\ntouch ran\n' })
    const { status, events, stderr } = subunitTap(folder, ['--list', 't/*.sh', PATTERN, 't/perl.t'])
    expect({ status, stderr, tests: summary(events) }).toEqual({
      status: 0,
      stderr: '',
      tests: ['* exists t/node.js', '* exists t/perl.t', '* exists t/shell.sh'],
    })
    expect(subunitTap(folder, ['--list', 'ran']).status).toBe(3)
  })

  test('with a list names what is in both', () => {
    const folder = suite(FILES)
    const { events } = subunitTap(folder, [
      '--list',
      '--load-list',
      listed(folder, ['t/node.js', 'gone']),
      PATTERN,
    ])
    expect(summary(events)).toEqual(['* exists t/node.js'])
  })

  test('names scripts relative to SUBUNIT_ROOT', () => {
    const folder = suite(FILES)
    const { events } = subunitTap(join(folder, 't'), ['--list', '*.sh'], { SUBUNIT_ROOT: folder })
    expect(summary(events)).toEqual(['* exists t/shell.sh'])
  })
})

describe('a run', () => {
  test('announces all scripts, runs each by its interpreter, and exits 0 though points fail', () => {
    const { status, events, stderr } = subunitTap(suite(FILES), [PATTERN])
    const statuses = events.flatMap(({ status }) => (status === undefined ? [] : [status]))
    expect({ status, stderr, announced: statuses.lastIndexOf('exists') }).toEqual({
      status: 0,
      stderr: '',
      announced: 2,
    })
    expect(summary(events)).toEqual([
      '- success t/node.js > parses',
      '* success t/node.js',
      '- success t/perl.t > adds',
      '- fail t/perl.t > subtracts',
      '* fail t/perl.t',
      '- success t/shell.sh > lists',
      '- success t/shell.sh > copies',
      '* success t/shell.sh',
    ])
    expect(textOf(events, 't/shell.sh', 'stdout')).toBe('printed\n')
    expect(textOf(events, 't/shell.sh', 'stderr')).toBe('warned\n')
    expect(textOf(events, 't/perl.t', 'reason')).toBe(
      '1 test point failed: subtracts\nit exited with status 1',
    )
  })

  test('by one interpreter', () => {
    const folder = suite({ 'a.tap': '1..1\nok 1 - kept\n', 'b.tap': '1..0 # SKIP not now\n' })
    const { events } = subunitTap(folder, ['--exec', 'cat -u', '*.tap'])
    expect(summary(events)).toEqual(['- success a.tap > kept', '* success a.tap', '* skip b.tap'])
  })

  test('of several scripts at once', () => {
    // Each waits for the file that the other makes: one after the other they would wait in vain.
    const meet = (own: string, other: string) =>
      `#!/bin/sh\ntouch ${own}; for i in $(seq 200); do [ -e ${other} ] && echo ok && break; sleep 0.05; done; echo 1..1\n`
    const folder = suite({ 'a.sh': meet('a', 'b'), 'b.sh': meet('b', 'a') })
    const { events } = subunitTap(folder, ['--jobs=2', '*.sh'])
    expect(
      summary(events)
        .filter(line => line.startsWith('*'))
        .sort(),
    ).toEqual(['* success a.sh', '* success b.sh'])
  })

  test('of a script that cannot be run reports that', () => {
    const { status, events } = subunitTap(suite({ notes: 'nothing' }), ['notes'])
    expect({ status, tests: summary(events), reason: textOf(events, 'notes', 'reason') }).toEqual({
      status: 0,
      tests: ['* fail notes'],
      reason: 'it is not executable and its first line names no interpreter; name one with --exec',
    })
  })

  test('tells scripts nothing of its own channel', () => {
    const folder = suite({ 'a.sh': '#!/bin/sh\nenv | grep SUBUNIT_; echo 1..1; echo ok\n' })
    const { events } = subunitTap(folder, ['a.sh'], { SUBUNIT_TAGS: 'linux', SUBUNIT_ROUTE_CODE: '7' })
    expect(textOf(events, 'a.sh', 'stdout')).toBe(undefined)
  })

  test('puts tags and route code on all it says', () => {
    const { events } = subunitTap(suite({ 'a.sh': SHELL }), ['a.sh'], {
      SUBUNIT_TAGS: 'linux',
      SUBUNIT_ROUTE_CODE: '7',
    })
    const tests = testsOf(events).map(({ testId, tags, routeCode }) => [testId, routeCode, ...tags])
    expect(tests).toEqual([
      ['a.sh > lists', '7', 'linux'],
      ['a.sh > copies', '7', 'linux'],
      ['a.sh', '7', 'linux'],
    ])
  })
})

describe('--load-list', () => {
  test('runs these scripts in their own order, and answers for ids that are none', () => {
    const folder = suite(FILES)
    const list = listed(folder, ['t/shell.sh', 'process-returncode', 't/node.js', 't/gone.t'])
    const { status, events } = subunitTap(folder, ['--load-list', list, PATTERN])
    expect({ status, tests: summary(events) }).toEqual({
      status: 0,
      tests: [
        '- success t/node.js > parses',
        '* success t/node.js',
        '- success t/shell.sh > lists',
        '- success t/shell.sh > copies',
        '* success t/shell.sh',
        '* skip process-returncode',
        '* fail t/gone.t',
      ],
    })
  })

  test('in the order of the list, if that is wanted', () => {
    const folder = suite(FILES)
    const list = listed(folder, ['t/shell.sh', 't/node.js'])
    const { events } = subunitTap(folder, ['--load-list', list, '--list-order', PATTERN])
    const scripts = summary(events).filter(line => line.startsWith('*'))
    expect(scripts).toEqual(['* success t/shell.sh', '* success t/node.js'])
  })

  test('runs the script of a test point that is asked for', () => {
    const folder = suite(FILES)
    const { events } = subunitTap(folder, [
      '--load-list',
      listed(folder, ['t/perl.t > subtracts', 't/node.js > gone']),
      PATTERN,
    ])
    expect(summary(events)).toEqual([
      '- success t/node.js > parses',
      '* success t/node.js',
      '- success t/perl.t > adds',
      '- fail t/perl.t > subtracts',
      '* fail t/perl.t',
      '* fail t/node.js > gone',
    ])
  })

  test('of nothing is an empty stream', () => {
    const folder = suite(FILES)
    const { status, events } = subunitTap(folder, ['--load-list', listed(folder, []), PATTERN])
    expect({ status, events }).toEqual({ status: 0, events: [] })
  })
})

test.each<[args: string[], status: number, complaint: string]>([
  [[], 2, `name the scripts, as paths or patterns such as 't/**/*.t'`],
  [['--bogus', 't/*'], 2, 'unknown option "--bogus"'],
  [['--jobs', 'x', 't/*'], 2, '--jobs takes a whole number from 1, or "auto", not "x"'],
  [['--exec'], 2, '--exec needs a value'],
  [['--exec', ' ', 't/*'], 2, '--exec needs a command'],
  [['t/*.rb'], 3, '"t/*.rb" names no file in FOLDER'],
  [['t'], 3, '"t" names no file in FOLDER'],
])('%j ends with %j', (args, status, complaint) => {
  const folder = suite(FILES)
  const called = subunitTap(folder, args)
  expect({ ...called, stderr: called.stderr.replace(folder, 'FOLDER') }).toEqual({
    status,
    events: [],
    stderr: `subunit-tap: ${complaint}\n`,
  })
})

test('interrupted, it ends the script in progress and leaves no test unmentioned', async () => {
  const folder = suite({
    'a.sh': '#!/bin/sh\necho 1..2; echo ok 1 - begins; echo $$ > pid; sleep 60 & wait\n',
    'b.sh': '#!/bin/sh\necho 1..1; echo ok\n',
  })
  const child = spawn(ours('tap-runner', 'subunit-tap'), ['*.sh'], { cwd: folder })
  const chunks: Buffer[] = []
  child.stdout.on('data', chunk => chunks.push(chunk))
  const pid = join(folder, 'pid')
  await expect.poll(() => existsSync(pid) && readFileSync(pid, 'utf8'), { timeout: 30_000 }).toMatch(/\n/)
  const ended = new Promise(resolve => child.once('close', (_, signal) => resolve(signal)))
  child.kill('SIGTERM')
  expect(await ended).toBe('SIGTERM')
  const tests = summary(decode(Buffer.concat(chunks)))
  expect(tests.filter(line => line.startsWith('*'))).toEqual(['* fail a.sh', '* fail b.sh'])
  await expect.poll(() => isAlive(Number(readFileSync(pid, 'utf8')))).toBe(false)
})
