import type { TestCase, TestModule, TestSpecification, Vitest } from 'vitest/node'
import { majorVersion } from '../main/vitest.ts'

/** The parts of Vitest's tasks that name filters look at. */
interface NamedTask {
  readonly name: string
  readonly suite?: NamedTask | undefined
  readonly fullTestName?: string | undefined
}

/**
 * Whether the filters of the command line and the configuration ask for a test: by name, line and id, as
 * Vitest itself applies them. It reports what they leave out as skipped, as if the test said so.
 */
export function filterOf(
  vitest: Vitest,
  module: TestModule,
  specification: TestSpecification | undefined,
): (test: TestCase) => boolean {
  const pattern = namePattern(vitest, module, specification)
  const { testLines, testIds } = specification ?? {}
  const ids = testIds === undefined ? undefined : new Set(testIds)
  return test => {
    if (pattern !== undefined && nameOf(test, vitest).match(pattern) === null) return false
    if (testLines !== undefined && testLines.length > 0 && !isOnLine(test, testLines)) return false
    return ids === undefined || ids.has(test.id)
  }
}

function namePattern(
  vitest: Vitest,
  module: TestModule,
  specification: TestSpecification | undefined,
): RegExp | undefined {
  const { configOverride } = vitest as { configOverride?: { testNamePattern?: RegExp } }
  return (
    specification?.testNamePattern ??
    configOverride?.testNamePattern ??
    module.project.config.testNamePattern ??
    undefined
  )
}

/** Up to version 4 titles were joined by spaces for this, since then as they are displayed. */
function nameOf(test: TestCase, vitest: Vitest): string {
  const { task } = test as unknown as { task: NamedTask }
  return majorVersion(vitest) >= 5 ? (task.fullTestName ?? task.name) : spacedName(task)
}

function spacedName({ suite, name }: NamedTask): string {
  return suite === undefined ? name : `${spacedName(suite)} ${name}`
}

/** A line means what begins there: a test, or a describe block with all that is in it. */
function isOnLine(test: TestCase, lines: readonly number[]): boolean {
  for (let entity: TestCase | TestCase['parent'] = test; entity.type !== 'module'; entity = entity.parent) {
    const line = entity.location?.line
    if (line !== undefined && lines.includes(line)) return true
  }
  return false
}
