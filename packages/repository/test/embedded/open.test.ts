import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { createStore, openStore, RepositoryError, repairStore, type Store } from '../../src/index.ts'
import { temporaryFolder } from '../support/folders.ts'
import { at, bytesOf, store, stream, tested } from '../support/streams.ts'

const root = fileURLToPath(new URL('../../../../', import.meta.url))
const version1 = fileURLToPath(new URL('fixtures/version-1', import.meta.url))

test('a folder without a repository, with one, and with something else', () => {
  const folder = temporaryFolder()
  const place = join(folder, '.testr')
  expect(errorOf(() => openStore(place))).toEqual(['not-found', `There is no repository in ${place}.`])
  createStore(place)[Symbol.dispose]()
  openStore(place)[Symbol.dispose]()
  expect(errorOf(() => createStore(place))).toEqual(['exists', `There is a repository in ${place} already.`])
  writeFileSync(join(place, 'format'), '1\n')
  expect(errorOf(() => openStore(place))).toEqual([
    'not-a-repository',
    `${place}/format is not that of a repository of this kind: it says "1\\n". Other tools' repositories can be imported.`,
  ])
})

test('a repository of an older version is read and written', () => {
  const folder = join(temporaryFolder(), '.testr')
  cpSync(version1, folder, { recursive: true })
  using it = openStore(folder)
  expect(told(it)).toEqual({
    runs: ['2 interrupted 1 1', '1 finished 1 1', '0 finished 1 2'],
    attempts: ['2 a success', '2 b fail', '1 a fail', '1 c success', '0 a fail', '0 b fail', '0 d success'],
    failing: ['b'],
    times: [
      ['c', { last: 4, median: 4 }],
      ['d', { last: 5, median: 5 }],
      ['a', { last: 11, median: 11 }],
      ['b', { last: 21, median: 20.5 }],
    ],
  })
  expect(store(it, stream(...tested('e', 'success'))).id).toBe(3)
})

test('an index of an older version is made anew', () => {
  const folder = withRuns()
  const before = toldOf(folder)
  const index = new DatabaseSync(join(folder, 'index.db'))
  index.exec('DROP TABLE attempts; CREATE TABLE attempts (other TEXT); PRAGMA user_version = 0')
  index.close()
  expect(toldOf(folder)).toEqual(before)
})

test('what a newer version wrote is refused, by its folder and by its index', () => {
  const folder = withRuns()
  const index = new DatabaseSync(join(folder, 'index.db'))
  index.exec('PRAGMA user_version = 99')
  index.close()
  expect(errorOf(() => openStore(folder))).toEqual([
    'too-new',
    "The repository's index has version 99, and this program knows versions up to 1. Use a newer release of it.",
  ])
  writeFileSync(join(folder, 'format'), 'subunit-js 7\n')
  expect(errorOf(() => openStore(folder))).toEqual([
    'too-new',
    `The repository in ${folder} has format 7, and this program knows formats up to 1. Use a newer release of it.`,
  ])
})

test('a newer version that comes while a run is written is not written into', () => {
  const folder = withRuns()
  const old = openStore(folder)
  const run = old.begin()
  run.write(stream(...tested('late', 'success')))
  const index = new DatabaseSync(join(folder, 'index.db'))
  index.exec('PRAGMA user_version = 99')
  expect(errorOf(() => run.finish())[0]).toBe('too-new')
  expect(errorOf(() => old.begin())[0]).toBe('too-new')
  index.exec('PRAGMA user_version = 1')
  index.close()
  old[Symbol.dispose]()
  using it = openStore(folder)
  expect(it.runs({ limit: 1 }).map(({ id, state, summary }) => [id, state, summary!.success])).toEqual([
    [3, 'interrupted', 1],
  ])
})

test.each(['missing', 'garbage', 'cut off'])('an index that is %s is made anew from the streams', damage => {
  const folder = withRuns()
  const before = toldOf(folder)
  const index = join(folder, 'index.db')
  const content = readFileSync(index)
  rmSync(index)
  if (damage === 'garbage') writeFileSync(index, Buffer.alloc(5000, 'garbage'))
  if (damage === 'cut off') writeFileSync(index, content.subarray(0, content.length >> 1))
  if (damage !== 'missing') expect(errorOf(() => toldOf(folder))[0]).toBe('index-damaged')
  using repaired = repairStore(folder)
  expect(told(repaired)).toEqual(before)
})

test('a run that goes on while the index is made anew counts as any other', () => {
  const folder = withRuns()
  using writing = openStore(folder)
  const run = writing.begin({ partial: true })
  run.write(stream(...tested('b', 'success')))
  repairStore(folder)[Symbol.dispose]()
  run.write(stream(...tested('late', 'fail')))
  run.finish()
  using it = openStore(folder)
  expect([told(it).runs[0], told(it).failing]).toEqual(['3 finished 1 1', ['late']])
})

test('a stream that is damaged or gone is said to be', () => {
  const folder = withRuns()
  using it = openStore(folder)
  const path = join(folder, 'runs', '0.subunit.zst')
  const content = readFileSync(path)
  content[content.length - 1]! ^= 1
  writeFileSync(path, content)
  expect(errorOf(() => bytesOf(it.read(0)))).toEqual([
    'stream-damaged',
    'The stored stream of run 0 is damaged at byte 0 of its file.',
  ])
  rmSync(path)
  expect(errorOf(() => bytesOf(it.read(0)))).toEqual([
    'stream-damaged',
    `The stream of run 0 is missing from ${join(folder, 'runs')}.`,
  ])
})

test('a disk that is full for the index too loses no earlier run', () => {
  const folder = withRuns()
  const before = toldOf(folder)
  const writer = fileURLToPath(new URL('../support/writer.ts', import.meta.url))
  const command = `trap '' XFSZ; ulimit -f 200; exec "$@"`
  const options = [process.execPath, '--conditions=@subunit-js/source', writer, folder, '1', '4000']
  const { status, stderr } = spawnSync('sh', ['-c', command, 'sh', ...options], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  expect([status, /RepositoryError: (.*)/.exec(stderr)?.[1]]).toEqual([
    1,
    'Run 3 could not be written: EFBIG: file too large, write.',
  ])
  using it = openStore(folder)
  const after = told(it)
  expect(after.runs.slice(1)).toEqual(before.runs)
  expect(after.runs[0]).toMatch(/^3 interrupted \d+ \d+$/)
})

test('no Node says that SQLite is experimental', () => {
  const folder = join(temporaryFolder(), '.testr')
  const code = `import { createStore } from '@subunit-js/repository'; createStore(process.argv[1])`
  for (const node of ['node-22', 'node-26']) {
    const place = `${folder}-${node}`
    const { stderr, status } = spawnSync(
      join(root, `test/versions/node_modules/${node}/bin/node`),
      ['--conditions=@subunit-js/source', '--input-type=module', '--eval', code, place],
      { cwd: join(root, 'packages/repository'), encoding: 'utf8' },
    )
    expect([status, stderr]).toEqual([0, ''])
  }
})

test('other programs decompress the streams', () => {
  const folder = withRuns()
  using it = openStore(folder)
  const code = 'process.stdout.write(zlib.zstdDecompressSync(fs.readFileSync(process.argv[1]).subarray(12)))'
  const whole = execFileSync(process.execPath, ['--eval', code, join(folder, 'runs', '0.subunit.zst')])
  expect(whole).toEqual(bytesOf(it.read(0)))
})

function withRuns(): string {
  const folder = join(temporaryFolder(), '.testr')
  mkdirSync(folder)
  using it = createStore(folder)
  store(
    it,
    stream(
      ...tested('a', 'fail', [0, 10]),
      ...tested('b', 'fail', [10, 20]),
      ...tested('d', 'success', [30, 5]),
    ),
  )
  store(it, stream(...tested('a', 'fail', [0, 12]), ...tested('c', 'success', [12, 4])), { partial: true })
  const run = it.begin({ started: at(0) })
  run.write(stream(...tested('a', 'success', [0, 11]), ...tested('b', 'fail', [11, 21])))
  run.finish({ interrupted: true, finished: at(100) })
  return folder
}

function toldOf(folder: string): ReturnType<typeof told> {
  using it = openStore(folder)
  return told(it)
}

function told(it: Store) {
  return {
    runs: it.runs().map(({ id, state, summary }) => `${id} ${state} ${summary!.success} ${summary!.fail}`),
    attempts: it.attempts().map(({ run, testId, status }) => `${run} ${testId} ${status}`),
    failing: it.attempts({ failing: true }).map(({ testId }) => testId),
    times: [...it.times()].sort(([, a], [, b]) => a.last - b.last || a.median - b.median),
  }
}

function errorOf(work: () => unknown): [code: string, message: string] {
  try {
    work()
  } catch (error) {
    if (error instanceof RepositoryError) return [error.code, error.message]
    throw error
  }
  throw new Error('There was no error.')
}
