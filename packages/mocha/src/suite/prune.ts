import type { Selection } from '@subunit-js/adapter'
import type { MochaSuite, MochaTest } from '../mocha.ts'
import type { KnownTests } from './known-tests.ts'

/**
 * Leaves only the selected tests in a tree that has been loaded, and no `.only`. Blocks without tests go, so
 * that their hooks do not run. With `listOrder`, tests and blocks are put in the order of the list.
 */
export function prune(suite: MochaSuite, tests: KnownTests, selection: Selection, listOrder: boolean): void {
  const rank = (test: MochaTest): number => {
    const known = tests.get(test)
    return (known && selection.rank(known)) ?? Number.POSITIVE_INFINITY
  }
  keep(suite, rank, listOrder)
}

/** Returns the first place in the list that anything below the suite has, or infinity when nothing is wanted. */
function keep(suite: MochaSuite, rank: (test: MochaTest) => number, listOrder: boolean): number {
  const tests = ranked(suite.tests, rank)
  const suites = ranked(suite.suites, child => keep(child, rank, listOrder))
  if (listOrder) {
    tests.sort((a, b) => a.rank - b.rank)
    suites.sort((a, b) => a.rank - b.rank)
  }
  suite.tests = tests.map(({ item }) => item)
  suite.suites = suites.map(({ item }) => item)
  suite._onlyTests = []
  suite._onlySuites = []
  return Math.min(...[...tests, ...suites].map(each => each.rank))
}

interface Ranked<T> {
  readonly item: T
  readonly rank: number
}

function ranked<T>(items: readonly T[], rank: (item: T) => number): Ranked<T>[] {
  return items
    .map(item => ({ item, rank: rank(item) }))
    .filter(each => each.rank !== Number.POSITIVE_INFINITY)
}
