import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { createStore, importInquest } from '../../src/index.ts'
import { temporaryFolder } from '../support/folders.ts'
import { at, bytesOf, stream, tested } from '../support/streams.ts'

test('runs are imported with what the index knows of them, and without it', () => {
  const folder = temporaryFolder()
  const inquest = join(folder, '.inquest')
  const [first, second] = [stream(...tested('a', 'fail')), stream(...tested('a', 'success'))]
  repository(inquest, { 1: first, 2: second, '2a': second })

  using ours = createStore(join(folder, 'ours'))
  const imported = importInquest(ours, inquest)
  const told = imported.map(({ bytes, storedBytes, summary, files, profileTags, ...rest }) => rest)
  expect(told).toStrictEqual([
    {
      id: 0,
      state: 'finished',
      cause: 'run',
      partial: false,
      origin: join(inquest, 'runs', '1'),
      started: at(0),
      finished: at(2500),
      exitStatus: 1,
      commit: 'abc',
      dirty: true,
      command: 'inq run',
      concurrency: 4,
      labels: ['profile:ci'],
    },
    {
      id: 1,
      state: 'finished',
      cause: 'run',
      partial: false,
      origin: join(inquest, 'runs', '2'),
      started: at(0),
      finished: at(10),
      exitStatus: undefined,
      labels: [],
    },
  ])
  expect([bytesOf(ours.read(0)), bytesOf(ours.read(1))]).toEqual([Buffer.from(first), Buffer.from(second)])
  expect(ours.attempts({ failing: true })).toEqual([])
})

test('a folder of another kind', () => {
  const folder = temporaryFolder()
  using ours = createStore(join(folder, 'ours'))
  expect(() => importInquest(ours, folder)).toThrow(
    `${folder} is no repository of inquest: it has no "metadata.db" or no "runs".`,
  )
})

/** A repository with the schema of inquest, of which run 1 is in the index. */
function repository(folder: string, runs: Record<string, Uint8Array>): void {
  mkdirSync(join(folder, 'runs'), { recursive: true })
  writeFileSync(join(folder, 'format'), '1\n')
  for (const [name, bytes] of Object.entries(runs)) writeFileSync(join(folder, 'runs', name), bytes)
  const index = new DatabaseSync(join(folder, 'metadata.db'))
  index.exec(`
    CREATE TABLE runs (id INTEGER PRIMARY KEY, timestamp TEXT, git_commit TEXT, git_dirty INTEGER, command TEXT,
      concurrency INTEGER, duration_secs REAL, exit_code INTEGER, profile TEXT);
    INSERT INTO runs VALUES (1, '2023-11-14T22:13:20+00:00', 'abc', 1, 'inq run', 4, 2.5, 1, 'ci')`)
  index.close()
}
