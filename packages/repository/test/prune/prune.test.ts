import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createStore, type PruneOptions, prunable, prune, repairStore, type Store } from '../../src/index.ts'
import { temporaryFolder } from '../support/folders.ts'
import { at, store, stream, tested } from '../support/streams.ts'

test('by number, by age, by size, and not at all', () => {
  const { it } = fiveRuns()
  const size = it.runs({ id: 4 })[0]!.storedBytes
  expect([
    chosen(it, {}),
    chosen(it, { keep: 2 }),
    chosen(it, { keep: 0 }),
    chosen(it, { before: at(3000) }),
    chosen(it, { bytes: 2 * size }),
    chosen(it, { bytes: 0, keep: 3 }),
  ]).toEqual([[], [0, 2], [0, 2, 3, 4], [0, 2], [0, 2], [0, 2, 3, 4]])
})

test('what fails stays known, also to an index that is made anew', () => {
  const { it, folder } = fiveRuns()
  it.begin()
  expect(prune(it, { keep: 0 }).map(({ id }) => id)).toEqual([0, 2, 3, 4])
  expect(told(it)).toEqual({ runs: ['5 running', '1 finished'], failing: ['1 b'] })
  it[Symbol.dispose]()
  using repaired = repairStore(folder)
  expect(told(repaired)).toEqual({ runs: ['5 interrupted', '1 finished'], failing: ['1 b'] })
  expect(repaired.begin().id).toBe(6)
})

test('what fails stays known after its run was removed', () => {
  const { it, folder } = fiveRuns()
  it.remove([0, 1, 2, 3, 4])
  it[Symbol.dispose]()
  using repaired = repairStore(folder)
  expect(told(repaired)).toEqual({ runs: [], failing: ['1 b'] })
  expect(repaired.begin().id).toBe(5)
})

test('a limit that is none', () => {
  const { it } = fiveRuns()
  expect(() => prune(it, { keep: -1 })).toThrow('keep must be a whole number from 0, not -1.')
  expect(() => prune(it, { bytes: 0.5 })).toThrow('bytes must be a whole number from 0, not 0.5.')
})

/** Runs a second apart; in number 1, the first full one, a test fails that the partial ones after it leave alone. */
function fiveRuns(): { it: Store; folder: string } {
  const folder = join(temporaryFolder(), '.testr')
  const it = createStore(folder)
  onTestFinished(() => it[Symbol.dispose]())
  store(it, stream(...tested('a', 'fail')), { started: at(0) })
  store(it, stream(...tested('a', 'success'), ...tested('b', 'fail')), { started: at(1000) })
  for (const second of [2, 3, 4]) {
    store(it, stream(...tested('a', 'success')), { started: at(second * 1000), partial: true })
  }
  return { it, folder }
}

function chosen(it: Store, options: PruneOptions): number[] {
  return prunable(it, options).map(({ id }) => id)
}

function told(it: Store): { runs: string[]; failing: string[] } {
  return {
    runs: it.runs().map(({ id, state }) => `${id} ${state}`),
    failing: it.attempts({ failing: true }).map(({ run, testId }) => `${run} ${testId}`),
  }
}
