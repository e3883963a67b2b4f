import { type FileLocation, fileTestIds } from '@subunit-js/adapter'
import { testId } from '@subunit-js/stream'
import type { TestCase, TestModule } from 'vitest/node'
import { titlesOf } from './titles.ts'

/** A test's id, that of its file, and those of the describe blocks around it, outermost first. */
export interface TestIds {
  readonly id: string
  readonly file: string
  readonly scopes: readonly string[]
}

/** All tests of a file that has been collected, with their ids, in source order. */
export function identify(module: TestModule, location: FileLocation): [TestCase, TestIds][] {
  const file = testId(location)
  const tests = [...module.children.allTests()]
  const ids = fileTestIds(location, tests.map(titlesOf))
  return tests.map((test, index) => [test, { id: ids[index]!, file, scopes: scopesOf(test, location) }])
}

function scopesOf(test: TestCase, location: FileLocation): string[] {
  const titles = titlesOf(test.parent)
  return titles.map((_, end) => testId({ ...location, titles: titles.slice(0, end + 1) }))
}
