import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { ours } from '../../../../test/support/peers.ts'
import { stream, subunit } from '../support/run.ts'
import { testOf } from '../support/streams.ts'

const folder = mkdtempSync(join(tmpdir(), 'cli-usage-'))
afterAll(() => rmSync(folder, { recursive: true }))

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))

/** Commands that read one stream, with what makes them let tests through. */
const READERS: [command: string, ...options: string[]][] = [
  ['ls'],
  ['stats'],
  ['cat', '--verbose'],
  ['json'],
  ['filter', '--success'],
  ['tags', '--add', 'x'],
  ['1to2'],
  ['2to1'],
  ['merge'],
]

describe.each(READERS)('subunit %s', (command, ...options) => {
  test('a missing file is told in one line, status 2', () => {
    const missing = join(folder, 'missing')
    expect(subunit([command, missing])).toEqual({
      status: 2,
      stdout: '',
      stderr: `subunit ${command}: cannot read "${missing}": no such file or directory\n`,
    })
  })

  test('a folder is told in one line, status 2', () => {
    expect(subunit([command, folder])).toEqual({
      status: 2,
      stdout: '',
      stderr: `subunit ${command}: "${folder}" is a directory\n`,
    })
  })

  test('an unknown option is refused with a suggestion', () => {
    expect(subunit([command, '--outptu-to=x'])).toEqual({
      status: 2,
      stdout: '',
      stderr:
        `subunit ${command}: unknown option '--outptu-to=x'; did you mean --output-to?\n` +
        `Try "subunit ${command} --help" for how to use it.\n`,
    })
  })

  test('a full disk is status 2, on standard output and with -o', () => {
    const path = join(folder, 'run')
    writeFileSync(path, command === '1to2' ? 'test: a\nsuccess: a\n' : stream(...testOf('a', 'success')))
    const full = openSync('/dev/full', 'w')
    const standard = spawnSync(ours('cli', 'subunit'), [command, ...options, path], {
      stdio: ['ignore', full, 'pipe'],
      encoding: 'utf8',
    })
    closeSync(full)
    expect([standard.status, standard.stderr]).toEqual([
      2,
      `subunit ${command}: cannot write standard output: no space left on device\n`,
    ])
    expect(subunit([command, ...options, path, '-o', '/dev/full'])).toEqual({
      status: 2,
      stdout: '',
      stderr: `subunit ${command}: cannot write "/dev/full": no space left on device\n`,
    })
  })

  test('a reader that goes away ends it with status 1 and without a word', async () => {
    const child = spawn(ours('cli', 'subunit'), [command, ...options, '-'])
    let stderr = ''
    child.stderr.on('data', chunk => (stderr += chunk))
    child.stdout.destroy()
    child.stdin.on('error', () => {})
    const test = command === '1to2' ? 'test: a\nsuccess: a\n' : stream(...testOf('a', 'success'))
    const writer = setInterval(() => child.stdin.write(Buffer.from(test)), 5)
    // What says something only at the end of its input finds out then.
    if (command === 'stats') setTimeout(() => child.stdin.end(), 50)
    const [status, signal] = await once(child, 'close')
    clearInterval(writer)
    expect({ status, signal, stderr }).toEqual({ status: 1, signal: null, stderr: '' })
  })

  test('an interrupt ends it at once', async () => {
    const child = spawn(ours('cli', 'subunit'), [command, ...options, '-'])
    const running = command === 'stats' ? undefined : once(child.stdout, 'data')
    child.stdin.write(command === '1to2' ? 'test: a\nsuccess: a\n' : stream(...testOf('a', 'success')))
    if (running === undefined) await new Promise(resolve => setTimeout(resolve, 300))
    else await running
    child.kill('SIGINT')
    expect(await once(child, 'close')).toEqual([null, 'SIGINT'])
  })

  test('-o writes a file, and refuses to write over the input', () => {
    const input = join(folder, 'input')
    const output = join(folder, 'output')
    const content = command === '1to2' ? 'test: a\nsuccess: a\n' : stream(...testOf('a', 'success'))
    writeFileSync(input, content)
    const there = subunit([command, ...options, input])
    expect(subunit([command, ...options, input, '-o', output])).toEqual({ ...there, stdout: '' })
    expect(readFileSync(output, 'utf8')).toBe(there.stdout)
    expect(subunit([command, ...options, input, '-o', input])).toEqual({
      status: 2,
      stdout: '',
      stderr: `subunit ${command}: the output file "${input}" is an input file as well\n`,
    })
    expect(readFileSync(input)).toEqual(Buffer.from(content))
  })
})

test.each(READERS.filter(([command]) => command !== 'merge'))('subunit %s refuses two files', command => {
  expect(subunit([command, 'a', 'b'])).toEqual({
    status: 2,
    stdout: '',
    stderr:
      `subunit ${command}: too many arguments. Expected 1 argument but got 2: a, b.\n` +
      `Try "subunit ${command} --help" for how to use it.\n`,
  })
})

test.each([
  ['subunit', 'subunit'],
  ['subunit-ls', 'subunit-ls'],
  ['subunit-stats', 'subunit-stats'],
  ['subunit-filter', 'subunit-filter'],
  ['subunit-tags', 'subunit-tags'],
  ['subunit-output', 'subunit-output'],
  ['subunit-1to2', 'subunit-1to2'],
  ['subunit-2to1', 'subunit-2to1'],
])('%s says whose it is', command => {
  const { status, stdout } = spawnSync(ours('cli', command), ['--version'], { encoding: 'utf8' })
  expect({ status, stdout }).toEqual({ status: 0, stdout: `${command} ${version} (subunit-js)\n` })
})
