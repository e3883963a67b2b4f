import type { StoredRun } from '@subunit-js/repository'
import { expect, test } from 'vitest'
import { expired } from '../../src/common/retention.ts'

const run = (id: number, seconds: number, storedBytes: number, state = 'finished'): StoredRun =>
  ({ id, state, storedBytes, started: { seconds, nanoseconds: 0 } }) as StoredRun

const RUNS = [run(4, 400, 10, 'running'), run(3, 300, 10), run(2, 200, 10), run(1, 100, 10)]

test('runs go that are too many, too old or too big together', () => {
  const limits = [
    {},
    { keep: 2 },
    { keep: 0 },
    { maxAge: 250_000 },
    { maxBytes: 30 },
    { keep: 3, maxBytes: 20 },
  ]
  expect(limits.map(limit => expired(RUNS, limit, 400_000))).toStrictEqual([
    [],
    [2, 1],
    [3, 2, 1],
    [1],
    [1],
    [2, 1],
  ])
})
