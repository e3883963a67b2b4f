import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Decoder, type EventFields, type TestEvent } from '@subunit-js/protocol'
import { afterAll, expect, test } from 'vitest'
import { ours } from '../../../../test/support/peers.ts'
import { eventsOf, runRaw, stream, subunit } from '../support/run.ts'
import { testOf, text } from '../support/streams.ts'

const folder = mkdtempSync(join(tmpdir(), 'cli-merge-'))
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, ...events: EventFields[]): string {
  const path = join(folder, name)
  writeFileSync(path, stream(...events))
  return path
}

function shown({ testId, status, routeCode }: TestEvent): string {
  return `${routeCode}: ${testId ?? '(run)'} ${status ?? '-'}`
}

const a = file('a', ...testOf('a', 'success'))
const b = file(
  'b',
  { testId: 'b', status: 'fail', routeCode: '7' },
  { fileName: 'stdout', fileBytes: text('!') },
)

test('every source has a route code of its own, in front of those that are there', () => {
  expect(eventsOf(['merge', a, b]).map(shown).sort()).toEqual([
    '0: a inprogress',
    '0: a success',
    '1/7: b fail',
    '1: (run) -',
  ])
})

test('standard input and commands are sources too, and route codes can be named', () => {
  const args = ['merge', '--routes', 'file,stdin,command', a, '-', '--command', `cat '${b}'`]
  const input = stream({ testId: 'c', status: 'skip' })
  expect(eventsOf(args, input).map(shown).sort()).toEqual([
    'command/7: b fail',
    'command: (run) -',
    'file: a inprogress',
    'file: a success',
    'stdin: c skip',
  ])
})

test('noise keeps its source', () => {
  const events = eventsOf(['merge', '-c', 'echo one', '-c', 'echo two'])
  const said = events.map(
    ({ routeCode, fileName, fileBytes }) => `${routeCode} ${fileName} ${Buffer.from(fileBytes!)}`,
  )
  expect(said.sort()).toEqual(['0 stdout one\n', '1 stdout two\n'])
})

test('a slow source holds up no other, and all goes on at once', async () => {
  const paths = ['x', 'y'].map(name => join(folder, name))
  execFileSync('mkfifo', paths)
  const child = spawn(ours('cli', 'subunit'), ['merge', ...paths])
  const seen: string[] = []
  const decoder = new Decoder(event => seen.push(shown(event)))
  const ended = once(child, 'close')
  const [x, y] = await Promise.all(paths.map(path => open(path, 'w')))
  const pass = async (writer: typeof x, event: EventFields) => {
    const arrived = once(child.stdout, 'data')
    await writer!.write(stream(event))
    decoder.write((await arrived)[0])
  }
  await pass(y, { testId: 'y', status: 'inprogress' })
  await pass(x, { testId: 'x', status: 'inprogress' })
  await pass(y, { testId: 'y', status: 'success' })
  await pass(x, { testId: 'x', status: 'success' })
  await Promise.all([x!.close(), y!.close()])
  expect(await ended).toEqual([0, null])
  expect(seen).toEqual(['1: y inprogress', '0: x inprogress', '1: y success', '0: x success'])
})

test('a packet that is cut short is the damage of its source alone', () => {
  const events = eventsOf(['merge', a, '-c', `head -c 10 '${a}'`]).map(shown)
  expect(events.sort()).toEqual([
    '0: a inprogress',
    '0: a success',
    '1: subunit.parser -',
    '1: subunit.parser fail',
  ])
})

test('commands run at the same time', () => {
  const [one, other] = [join(folder, 'one'), join(folder, 'other')]
  execFileSync('mkfifo', [one, other])
  // Each waits for the other one to begin.
  const commands = [`echo 1 > '${one}'; cat '${other}'`, `cat '${one}'; echo 2 > '${other}'`]
  expect(eventsOf(['merge', '-c', commands[0]!, '-c', commands[1]!]).map(shown).sort()).toEqual([
    '0: (run) -',
    '1: (run) -',
  ])
})

test.each([
  ['exit 3', 'status 3'],
  ['kill -9 $$', 'signal SIGKILL'],
])('a command that ends badly is told, and nothing of the others gets lost: %s', (command, end) => {
  const { status, stdout, stderr } = runRaw(ours('cli', 'subunit'), ['merge', a, '-c', command])
  const seen: string[] = []
  new Decoder(event => seen.push(shown(event))).write(stdout)
  expect({ status, stderr: stderr.toString(), seen }).toEqual({
    status: 1,
    stderr: `subunit merge: the command "${command}" ended with ${end}\n`,
    seen: ['0: a inprogress', '0: a success'],
  })
})

test.each<[args: string[], stderr: string]>([
  [['merge'], 'there is nothing to merge: name files or commands'],
  [['merge', '--routes', 'x', a, b], '--routes has 1 codes for 2 sources'],
  [
    ['merge', '--routes', 'x/y', a],
    '--routes: "x/y" is no step of a route code: it has a "/", which separates steps.',
  ],
  [['merge', '--routes', '', a], '--routes: "" is no step of a route code: it is empty.'],
])('%j is refused', (args, message) => {
  expect(subunit(args)).toEqual({ status: 2, stdout: '', stderr: `subunit merge: ${message}\n` })
})

test('what a command started is ended with it', async () => {
  const gone = join(folder, 'gone')
  const grandchild = `trap 'echo gone > "${gone}"; exit' TERM; echo ready; while :; do sleep 0.01; done`
  const child = spawn(ours('cli', 'subunit'), ['merge', '-c', `(${grandchild}) & wait`])
  await once(child.stdout, 'data')
  child.kill('SIGTERM')
  expect(await once(child, 'close')).toEqual([null, 'SIGTERM'])
  await expect.poll(() => existsSync(gone)).toBe(true)
})
