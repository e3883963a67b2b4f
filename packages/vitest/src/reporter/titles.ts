import type { TestCase, TestModule, TestSuite } from 'vitest/node'

/** The titles of the describe blocks around a test or block, outermost first, and its own; none for a file. */
export function titlesOf(entity: TestCase | TestSuite | TestModule): string[] {
  return entity.type === 'module' ? [] : [...titlesOf(entity.parent), entity.name]
}
