import { fileTestIds, type SelectableTest, type Selection } from '@subunit-js/adapter/selection'
import { testId } from '@subunit-js/stream'
import { type DescribeBlock, type State, type Test, testsIn, titlesOf } from './circus.ts'

/** A test file in its project, relative to the root. */
export interface FileLocation {
  readonly project: string | undefined
  readonly path: string
}

/** The ids of all tests of a file that has been loaded, in source order. */
export function identify(root: DescribeBlock, location: FileLocation): Map<Test, SelectableTest> {
  const tests = testsIn(root)
  const ids = fileTestIds(
    location,
    tests.map(test => [...titlesOf(test.parent), test.name]),
  )
  return new Map(
    tests.map((test, index) => {
      const titles = titlesOf(test.parent)
      const scopes = titles.map((_, end) => testId({ ...location, titles: titles.slice(0, end + 1) }))
      return [test, { id: ids[index]!, file: testId(location), scopes }]
    }),
  )
}

/** Whether Jest itself would run the test, or skip it because it says so: no other says `.only`, no pattern leaves it out. */
export function isAskedFor(test: Test, { hasFocusedTests, testNamePattern }: State): boolean {
  if (hasFocusedTests && test.mode !== 'only') return false
  return testNamePattern?.test([...titlesOf(test.parent), test.name].join(' ')) ?? true
}

/** Makes the file run the tests of the selection, skipped ones excepted, and nothing else. */
export function select(state: State, tests: ReadonlyMap<Test, SelectableTest>, selection: Selection): void {
  // Tests of the list run although others say `.only`.
  state.hasFocusedTests = false
  for (const [test, ids] of tests) if (!selection.wants(ids)) test.mode = 'skip'
}

/** Puts the tests and blocks of each block into the order of the selection. Returns the first rank in the block. */
export function sort(
  block: DescribeBlock,
  tests: ReadonlyMap<Test, SelectableTest>,
  selection: Selection,
): number {
  const ranks = new Map<DescribeBlock | Test, number>()
  for (const child of block.children) {
    const rank =
      child.type === 'describeBlock' ? sort(child, tests, selection) : selection.rank(tests.get(child)!)
    ranks.set(child, rank ?? Number.MAX_SAFE_INTEGER)
  }
  block.children.sort((left, right) => ranks.get(left)! - ranks.get(right)!)
  return Math.min(...ranks.values(), Number.MAX_SAFE_INTEGER)
}
