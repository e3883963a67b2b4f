import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { createStore, openStore, readRun, type Store } from '../../src/index.ts'
import { temporaryFolder } from '../support/folders.ts'
import { bytesOf, store, stream, tested } from '../support/streams.ts'

const writer = fileURLToPath(new URL('../support/writer.ts', import.meta.url))
const EARLIER = stream(...tested('earlier', 'success'))

test.each([
  'begun 1',
  'written 1 1',
  'written 1 37',
  'written 1 150',
  'finished 1',
  'begun 2',
  'written 2 90',
])('a writer is killed when it has said "%s"', async when => {
  const folder = withEarlierRun()
  const child = write([folder, '3', '150'])
  let written = 0
  for await (const line of linesOf(child)) {
    const [what, run, count] = line.split(' ')
    if (what === 'written' && run === when.split(' ')[1]) written = Number(count)
    if (line === when) child.kill('SIGKILL')
  }
  using it = openStore(folder)
  const killed = Number(when.split(' ')[1])
  expect(bytesOf(it.read(0))).toEqual(Buffer.from(EARLIER))
  expect(it.runs({ state: 'running' })).toEqual([])
  for (const { id, state, summary } of it.runs()) {
    if (id === 0) continue
    const count = readRun(it, id).tests.length
    if (state === 'finished') expect([count, summary!.fail]).toEqual([150, 30])
    if (id === killed) expect(count).toBeGreaterThanOrEqual(written)
    if (id < killed) expect(state).toBe('finished')
  }
  expect(it.runs({ id: killed })).toHaveLength(1)
})

test('processes write and others read at the same time', async () => {
  const folder = withEarlierRun()
  const children = [1, 2, 3].map(() => write([folder, '3', '60']))
  let isOver = false
  const ended = Promise.all(children.map(async child => (await once(child, 'close'))[0])).finally(() => {
    isOver = true
  })
  for (const child of children) child.stdout!.resume()
  while (!isOver) {
    using reader = openStore(folder)
    expectReadable(reader)
    await new Promise(resolve => setTimeout(resolve, 20))
  }
  expect(await ended).toEqual([0, 0, 0])
  using it = openStore(folder)
  expect(
    it.runs().map(({ id, state, summary }) => `${id} ${state} ${summary!.success} ${summary!.fail}`),
  ).toEqual([...[9, 8, 7, 6, 5, 4, 3, 2, 1].map(id => `${id} finished 48 12`), '0 finished 1 0'])
  expect(new Set(it.runs().map(({ labels }) => labels[0])).size).toBe(4)
})

function expectReadable(it: Store): void {
  for (const { id, state } of it.runs()) {
    const { tests } = readRun(it, id)
    if (state === 'finished') expect(tests).toHaveLength(id === 0 ? 1 : 60)
    expect(tests.filter(({ testId }) => testId === 'subunit.parser')).toEqual([])
    expect(state).not.toBe('interrupted')
  }
}

function withEarlierRun(): string {
  const folder = join(temporaryFolder(), '.testr')
  using it = createStore(folder)
  store(it, EARLIER)
  return folder
}

function write(options: string[]): ChildProcess {
  return spawn(process.execPath, ['--conditions=@subunit-js/source', writer, ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

function linesOf(child: ChildProcess): AsyncIterable<string> {
  return createInterface({ input: child.stdout! })
}
