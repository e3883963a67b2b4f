import type { SerialisedError } from './messages.ts'

/** The parts of Vitest's tasks, the same in all its versions, that the worker's side reads and writes. */
export interface Task {
  readonly type: 'test' | 'suite'
  readonly id: string
  readonly name: string
  readonly suite?: Suite | undefined
  readonly meta: Record<string, unknown>
  mode: string
}

export interface Test extends Task {
  readonly type: 'test'
  readonly tags?: readonly string[] | undefined
  readonly result?: TestResult | undefined
}

export interface Suite extends Task {
  readonly type: 'suite'
  readonly tasks: (Test | Suite)[]
}

/** A test file: the outermost suite, which has no title of its own. */
export interface File extends Suite {
  readonly filepath: string
}

interface TestResult {
  readonly state: string
  /** When Vitest begins to measure, in milliseconds since the epoch. */
  readonly startTime?: number | undefined
  readonly duration?: number | undefined
  readonly note?: string | undefined
  readonly errors?: readonly SerialisedError[] | undefined
}

/** How often a test was tried before: again after a failure, and again on purpose. */
export interface Try {
  readonly retry: number
  readonly repeats: number
}

/** The parts of Vitest's test runner that are observed. Every one of them may be missing. */
export interface Runner {
  readonly config?: { readonly sequence?: { readonly hooks?: string } }
  importFile?: (path: string, source: string) => unknown
  onBeforeRunSuite?: (suite: Suite) => unknown
  onBeforeRunTask?: (test: Test) => unknown
  onBeforeTryTask?: (test: Test, attempt: Try) => unknown
  onTaskFinished?: (test: Test) => unknown
  onAfterRunTask?: (test: Test) => unknown
  onCollected?: (files: File[]) => unknown
  extendTaskContext?: (context: { readonly task: Test }) => unknown
}

/** The lists of hooks that a scope has. They may be added to. */
export interface SuiteHooks {
  readonly beforeAll: unknown[]
  readonly afterAll: unknown[]
}

/** All tests below a suite, in Vitest's order, each with the titles of the describe blocks around it. */
export function* testsIn(suite: Suite, scopes: readonly string[] = []): Generator<[Test, readonly string[]]> {
  for (const task of suite.tasks) {
    if (task.type === 'test') yield [task, scopes]
    else yield* testsIn(task, [...scopes, task.name])
  }
}
