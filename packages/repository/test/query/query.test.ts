import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import {
  createStore,
  globMatcher,
  lastRun,
  readFailing,
  readRun,
  type Store,
  statsOf,
} from '../../src/index.ts'
import { temporaryFolder } from '../support/folders.ts'
import { store, stream, tested } from '../support/streams.ts'

const TRACEBACK = { fileName: 'traceback', fileBytes: Buffer.from('Error: no'), eof: true }

test('the last run is the newest that is over and was no probe', () => {
  const it = made()
  expect(lastRun(it)).toBe(undefined)
  store(it, stream(...tested('a', 'success')))
  expect(lastRun(it)?.id).toBe(0)
  it.begin().finish({ interrupted: true })
  store(it, stream(), { cause: 'probe' })
  it.begin()
  expect(lastRun(it)?.id).toBe(1)
})

test('failing tests come with what their runs say of them, as far as those are there', () => {
  const it = made()
  store(it, stream(...tested('a', 'fail', [0, 1]), ...tested('b', 'fail', [0, 1], { routeCode: '1' })))
  store(it, stream({ testId: 'c', ...TRACEBACK }, { testId: 'c', status: 'fail' }), { partial: true })
  it.remove([0])
  const told = readFailing(it).map(({ attempt, record }) => [
    attempt.testId,
    attempt.run,
    record?.attachments.map(({ bytes }) => Buffer.from(bytes).toString()),
  ])
  expect(told).toEqual([
    ['c', 1, ['Error: no']],
    ['a', 0, undefined],
    ['b', 0, undefined],
  ])
})

test('a run is read whole or in part, with its files', () => {
  const it = made()
  store(it, stream(...tested('a', 'success'), { ...TRACEBACK, fileName: 'log' }, ...tested('b', 'fail')))
  const { tests, files } = readRun(it, 0, ({ status }) => status === 'fail')
  expect([tests.map(({ testId }) => testId), files.map(({ name, size }) => [name, size])]).toEqual([
    ['b'],
    [['log', 9]],
  ])
  expect(readRun(it, 0).tests.map(({ testId }) => testId)).toEqual(['a', 'b'])
})

test('numbers about a repository', () => {
  const it = made()
  const bytes = stream(...tested('a', 'fail'))
  store(it, bytes)
  store(it, bytes, { cause: 'probe' })
  it.begin().finish({ interrupted: true })
  it.begin()
  const storedBytes = it.runs().reduce((sum, run) => sum + run.storedBytes, 0)
  expect(statsOf(it)).toEqual({
    runs: 4,
    running: 1,
    interrupted: 1,
    probes: 1,
    failing: 1,
    bytes: 2 * bytes.length,
    storedBytes,
  })
})

test('patterns of ids', () => {
  const ids = ['a.test.ts > [beforeAll]', 'a.test.ts > adds (1+1)', 'b.test.ts > adds\nlines', 'é']
  const matched = (glob: string) => ids.filter(globMatcher(glob)).map(id => ids.indexOf(id))
  expect([
    matched('*'),
    matched('a.test.ts*'),
    matched('*[beforeAll]'),
    matched('*(1+1)'),
    matched('?'),
  ]).toEqual([[0, 1, 2, 3], [0, 1], [0], [1], [3]])
  expect(matched('*adds*')).toEqual([1, 2])
})

function made(): Store {
  const it = createStore(join(temporaryFolder(), '.testr'))
  onTestFinished(() => it[Symbol.dispose]())
  return it
}
