import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Decoder, decode, type TestEvent } from '@subunit-js/protocol'
import { type TestRecord, testsOf } from '@subunit-js/stream'
import { describe, expect, onTestFinished, test } from 'vitest'
import { ours } from '../../../../test/support/peers.ts'
import { both } from '../support/reference.ts'
import { eventsOf, runRaw, stream, subunit } from '../support/run.ts'
import { subunitIn, temporaryFolder } from '../support/run-in.ts'
import { testOf } from '../support/streams.ts'

const DOCUMENT = 'TAP version 14\n1..2\nok 1 - adds\nnot ok 2 - subtracts\n  ---\n  at: a.js:1\n  ...\n'

/** A folder with scripts in several languages. */
function suite(): string {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 't'))
  const files = {
    't/shell.sh':
      '#!/bin/sh\necho 1..2\necho ok 1 - from the shell\necho printed\necho warned >&2\necho ok 2\n',
    't/fails.sh': '#!/bin/sh\necho 1..1\necho not ok 1 - fails\nexit 3\n',
    't/node.js': "console.log('1..1\\nok 1 - from Node')\n",
    't/perl.t': 'use Test::More tests => 1; ok 1, "from Perl";\n',
    'recorded.tap': DOCUMENT,
  }
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text)
  for (const path of ['t/shell.sh', 't/fails.sh']) chmodSync(join(folder, path), 0o755)
  return folder
}

function summary(tests: readonly TestRecord[]): string[] {
  return tests.map(({ testId, status, runnable }) => `${runnable ? '*' : '-'} ${status} ${testId}`)
}

/** The tests that `from-tap` makes in a folder. */
function fromTap(folder: string, args: readonly string[]): TestRecord[] {
  const output = join(folder, 'run.subunit')
  const { status, stderr } = subunitIn(folder, ['from-tap', '-o', output, ...args])
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  return testsOf(decode(readFileSync(output)))
}

function textOf(tests: readonly TestRecord[], testId: string, name: string): string | undefined {
  const attachment = tests.find(each => each.testId === testId)!.attachments.find(each => each.name === name)
  return attachment && Buffer.from(attachment.bytes).toString()
}

describe('from-tap', () => {
  test('reads standard input, and exits 0 whatever the document says', () => {
    expect(summary(testsOf(eventsOf(['from-tap'], DOCUMENT)))).toEqual([
      '- success stdin > adds',
      '- fail stdin > subtracts',
      '* fail stdin',
    ])
  })

  test('names a document as it is told', () => {
    const [first] = testsOf(eventsOf(['from-tap', '--name', 't/a\\b.t'], 'ok 1\n1..1\n'))
    expect(first!.testId).toBe('t/a\\\\b.t > point')
  })

  test('reads files, by their paths', () => {
    const folder = suite()
    writeFileSync(join(folder, 't/other.tap'), 'ok 1 - b # time=20ms\n1..1\n')
    const tests = fromTap(folder, ['recorded.tap', join(folder, 't/other.tap')])
    expect(summary(tests)).toEqual([
      '- success recorded.tap > adds',
      '- fail recorded.tap > subtracts',
      '* fail recorded.tap',
      '- success t/other.tap > b',
      '* success t/other.tap',
    ])
  })

  test('runs a command, and tells how it ended', () => {
    const tests = fromTap(suite(), ['--', 't/fails.sh'])
    expect(summary(tests)).toEqual(['- fail t/fails.sh > fails', '* fail t/fails.sh'])
    expect(textOf(tests, 't/fails.sh', 'reason')).toBe('1 test point failed: fails\nit exited with status 3')
  })

  test('runs several, each named after its script, and keeps what they print apart', () => {
    const commands = ['--', 'perl', 't/perl.t', '--', 't/shell.sh', '--', 'node', 't/node.js']
    const tests = fromTap(suite(), commands)
    expect(summary(tests)).toEqual([
      '- success t/perl.t > from Perl',
      '* success t/perl.t',
      '- success t/shell.sh > from the shell',
      '- success t/shell.sh > point',
      '* success t/shell.sh',
      '- success t/node.js > from Node',
      '* success t/node.js',
    ])
    expect([textOf(tests, 't/shell.sh', 'stdout'), textOf(tests, 't/shell.sh', 'stderr')]).toEqual([
      'printed\n',
      'warned\n',
    ])
  })

  test('runs several at once', () => {
    const folder = temporaryFolder()
    // Each waits for the file that the other makes: one after the other they would wait in vain.
    const meet = (own: string, other: string) =>
      `touch ${own}; for i in $(seq 200); do [ -e ${other} ] && echo ok && break; sleep 0.05; done; echo 1..1`
    const tests = fromTap(folder, [
      '--jobs',
      '2',
      '--',
      'sh',
      '-c',
      meet('a', 'b'),
      '--',
      'sh',
      '-c',
      meet('b', 'a'),
    ])
    expect(tests.filter(({ runnable }) => runnable).map(({ status }) => status)).toEqual([
      'success',
      'success',
    ])
  })

  test('reports a command that cannot be started', () => {
    const tests = fromTap(suite(), ['--', './nowhere'])
    expect(summary(tests)).toEqual(['* fail ./nowhere'])
    expect(textOf(tests, './nowhere', 'reason')).toBe('it could not be started: spawn ./nowhere ENOENT')
  })

  test('names scripts relative to SUBUNIT_ROOT', () => {
    const folder = suite()
    const { stdout } = subunitIn(join(folder, 't'), ['from-tap', '../recorded.tap', '-o', '../run'], {
      env: { SUBUNIT_ROOT: folder },
    })
    const tests = testsOf(decode(readFileSync(join(folder, 'run'))))
    expect({ stdout, last: tests.at(-1)!.testId }).toEqual({ stdout: '', last: 'recorded.tap' })
  })

  test('reports at once what it reads', async () => {
    const child = spawn(ours('cli', 'subunit'), ['from-tap', '--name', 't'])
    onTestFinished(() => void child.kill())
    const ids = watch(child.stdout)
    child.stdin.write('1..3\nok 1 - a\nok 2 - b\n')
    // The second point waits for diagnostics until the script is quiet.
    await ids.until('success t > b')
    expect(ids.seen).toEqual([
      'inprogress t',
      'inprogress t > a',
      'success t > a',
      'inprogress t > b',
      'success t > b',
    ])
    child.stdin.end('ok 3\n')
    await ids.until('success t')
  })

  test('ends what it runs when it is interrupted', async () => {
    const folder = temporaryFolder()
    const script = 'echo 1..1; echo $$ > pid; sleep 60 & wait; echo ok'
    const child = spawn(ours('cli', 'subunit'), ['from-tap', '--name', 't', '--', 'sh', '-c', script], {
      cwd: folder,
    })
    const ids = watch(child.stdout)
    await ids.until('inprogress t')
    await expect.poll(() => readdirSync(folder)).toEqual(['pid'])
    const ended = new Promise(resolve => child.once('exit', (_, signal) => resolve(signal)))
    child.kill('SIGTERM')
    expect(await ended).toBe('SIGTERM')
    expect(ids.seen.at(-1)).toBe('fail t')
    const pid = Number(readFileSync(join(folder, 'pid'), 'utf8'))
    expect(() => process.kill(pid, 0)).toThrow('ESRCH')
  })

  test.each<[args: string[], complaint: string]>([
    [['--name', 'x', 'a', 'b'], '--name names a single document, and there are several'],
    [['--compat=python', '--', 'true'], '--compat=python converts and runs nothing'],
    [['--', 'true', '--'], 'there is no command behind one of the --'],
    [['--jobs', '0', '--', 'true'], '--jobs takes a whole number from 1, or "auto", not "0"'],
    [['nowhere.tap'], 'cannot read "nowhere.tap": no such file or directory'],
  ])('%j is refused', (args, complaint) => {
    expect(subunit(['from-tap', ...args])).toEqual({
      status: 2,
      stdout: '',
      stderr: `subunit from-tap: ${complaint}\n`,
    })
  })
})

describe('tap2subunit', () => {
  const corpus = new URL('../../../tap/test/fixtures/corpus/', import.meta.url)

  test.each(['ok.tap', 'skip.tap', 'giving-up.tap', 'unknown-amount-and-failures.tap', 'not-enough.tap'])(
    'does with %s what the one of Python does',
    name => {
      const { python, ours } = both('tap2subunit', [], readFileSync(new URL(name, corpus)))
      expect(ours).toEqual(python)
    },
  )

  test('looks at no arguments', () => {
    const { python, ours } = both('tap2subunit', ['--bogus', 'file'], 'ok 1\n1..1\n')
    expect(ours).toEqual(python)
  })

  test('says whose it is', () => {
    const { stdout } = runRaw(ours('cli', 'tap2subunit'), ['--version'])
    expect(stdout.toString()).toMatch(/^tap2subunit .*subunit-js/)
  })

  test('is what "subunit from-tap --compat=python" is', () => {
    const { stdout } = runRaw(ours('cli', 'subunit'), ['from-tap', '--compat=python'], DOCUMENT)
    expect(stdout).toEqual(runRaw(ours('cli', 'tap2subunit'), [], DOCUMENT).stdout)
  })
})

describe('to-tap', () => {
  const events = stream(...testOf('a > b', 'success'), ...testOf('c', 'fail', { start: 1000 }))

  test('writes a document, and exits 0 whatever the stream says', () => {
    expect(subunit(['to-tap'], events)).toEqual({
      status: 0,
      stdout:
        'TAP version 14\nok 1 - a > b\n  ---\n  duration_ms: 1000\n  ...\n' +
        'not ok 2 - c\n  ---\n  duration_ms: 1000\n  ...\n1..2\n',
      stderr: '',
    })
  })

  test('declares the version it is told', () => {
    expect(subunit(['to-tap', '--tap-version', '13'], events).stdout.split('\n', 1)).toEqual([
      'TAP version 13',
    ])
  })

  test('gives back the tests that a document had', () => {
    const before = testsOf(eventsOf(['from-tap', '--name', 't'], DOCUMENT))
    const document = subunit(
      ['to-tap'],
      runRaw(ours('cli', 'subunit'), ['from-tap', '--name', 't'], DOCUMENT).stdout,
    )
    const after = testsOf(eventsOf(['from-tap', '--name', 'again'], document.stdout))
    expect(summary(after)).toEqual([
      ...before.map(({ testId, status }) => `- ${status} again > ${testId}`),
      '* fail again',
    ])
  })
})

/** The `status id` of events as they come, and a promise for one of them. */
function watch(output: NodeJS.ReadableStream) {
  const seen: string[] = []
  const waiting = new Map<string, () => void>()
  const decoder = new Decoder(({ status, testId }: TestEvent) => {
    if (status === undefined) return
    seen.push(`${status} ${testId}`)
    waiting.get(`${status} ${testId}`)?.()
  })
  output.on('data', chunk => decoder.write(chunk))
  return {
    seen,
    until: (event: string) =>
      new Promise<void>(resolve => (seen.includes(event) ? resolve() : waiting.set(event, resolve))),
  }
}
