import { type FileLocation, fileTestIds, type SelectableTest, type Selection } from '@subunit-js/adapter'
import { testId } from '@subunit-js/stream'
import type { TestCase, TestModule } from 'vitest/node'
import { titlesOf } from './titles.ts'

/** All tests of a file that has been collected, with their ids, in source order. */
export function identify(module: TestModule, location: FileLocation): [TestCase, string][] {
  const tests = [...module.children.allTests()]
  const ids = fileTestIds(location, tests.map(titlesOf))
  return tests.map((test, index) => [test, ids[index]!])
}

/** Whether a selection asks for a test. */
export function isSelected(
  selection: Selection,
  test: TestCase,
  id: string,
  location: FileLocation,
): boolean {
  const titles = titlesOf(test.parent)
  const selectable: SelectableTest = {
    id,
    file: testId(location),
    scopes: titles.map((_, end) => testId({ ...location, titles: titles.slice(0, end + 1) })),
  }
  return selection.wants(selectable)
}
