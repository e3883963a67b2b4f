import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const fixture = fileURLToPath(new URL('fixtures/ending.mjs', import.meta.url))

function end(ending: string, stdout: 'pipe' | number = 'pipe') {
  const result = spawnSync(process.execPath, [fixture, ending], {
    stdio: ['ignore', stdout, 'pipe'],
    encoding: 'utf8',
  })
  return { status: result.status, stdout: result.stdout ?? '', stderr: result.stderr }
}

test.each<[code: string, status: number]>([
  ['usage', 2],
  ['unreadable-input', 2],
  ['unwritable-output', 2],
  ['incomplete', 1],
  ['configuration', 3],
  ['repository', 3],
  ['backend', 3],
  ['no-tests', 4],
])('an error about %s is one line and status %i', (code, status) => {
  expect(end(code)).toEqual({ status, stdout: '', stderr: 'fixture: this went wrong\n' })
})

test('a closed output is status 1 without a word', () => {
  expect(end('closed-output')).toEqual({ status: 1, stdout: '', stderr: '' })
})

test.each([
  ['success', 0],
  ['failure', 1],
])('what the body returns is the status: %s', (ending, status) => {
  expect(end(ending)).toEqual({ status, stdout: '', stderr: '' })
})

test('what was written comes before the end', () => {
  expect(end('output is written first')).toEqual({
    status: 1,
    stdout: 'all of it\n',
    stderr: 'fixture: the rest is missing\n',
  })
})

test.each([
  ['defect', `TypeError: Cannot read properties of undefined (reading 'length')`],
  ['defect elsewhere', 'TypeError: elsewhere'],
  ['text as an error', 'just text'],
])('%s is called ours, with status 70', (ending, detail) => {
  const { status, stdout, stderr } = end(ending)
  const lines = stderr.trimEnd().split('\n')
  const rest = lines.slice(2).filter(line => !line.startsWith('    at '))
  expect({ status, stdout, lines: lines.slice(0, 2), rest }).toEqual({
    status: 70,
    stdout: '',
    lines: [
      'fixture: this is a defect of fixture, not of your tests; please report it with these lines:',
      detail,
    ],
    rest: [],
  })
})

test('a full disk is status 2', () => {
  const full = openSync('/dev/full', 'w')
  expect(end('disk is full', full)).toEqual({
    status: 2,
    stdout: '',
    stderr: 'fixture: cannot write standard output: no space left on device\n',
  })
  closeSync(full)
})

test.each(['reader is gone', 'reader of the library is gone'])(
  'the %s: status 1 without a word',
  async ending => {
    const child = spawn(process.execPath, [fixture, ending], { stdio: ['ignore', 'pipe', 'pipe'] })
    let stderr = ''
    child.stderr.on('data', chunk => (stderr += chunk))
    await once(child.stdout, 'data')
    child.stdout.destroy()
    const [status, signal] = await once(child, 'close')
    expect({ status, signal, stderr }).toEqual({ status: 1, signal: null, stderr: '' })
  },
)

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s lets the work clean up, then kills', async signal => {
  const child = spawn(process.execPath, [fixture, 'interrupted with work to clean up'])
  let stdout = ''
  child.stdout.on('data', chunk => (stdout += chunk))
  await once(child.stdout, 'data')
  child.kill(signal)
  expect([...(await once(child, 'close')), stdout]).toEqual([null, signal, 'ready\ncleaned up\n'])
})

test('a second signal does not wait for the work', async () => {
  const child = spawn(process.execPath, [fixture, 'interrupted twice'])
  await once(child.stdout, 'data')
  child.kill('SIGINT')
  await once(child.stdout, 'data')
  child.kill('SIGTERM')
  expect(await once(child, 'close')).toEqual([null, 'SIGTERM'])
})
