// What we use of jest-circus, which runs the tests of a file. Its events are the same in Jest 29 and 30.

export interface DescribeBlock {
  readonly type: 'describeBlock'
  readonly name: string
  readonly parent?: DescribeBlock | undefined
  readonly hooks: readonly Hook[]
  children: (DescribeBlock | Test)[]
}

export interface Test {
  readonly type: 'test'
  readonly name: string
  readonly parent: DescribeBlock
  mode: 'skip' | 'only' | 'todo' | undefined
  readonly failing: boolean
  /** Errors, each alone or with the place that it came from. */
  readonly errors: readonly unknown[]
  /** How often it was run. */
  readonly invocations: number
  readonly duration?: number | null | undefined
}

export interface Hook {
  readonly type: 'beforeAll' | 'afterAll' | 'beforeEach' | 'afterEach'
  readonly parent: DescribeBlock
}

export interface State {
  readonly rootDescribeBlock: DescribeBlock
  readonly currentlyRunningTest?: Test | null | undefined
  hasFocusedTests: boolean
  readonly testNamePattern?: RegExp | null | undefined
  /** The blocks whose tests are retried as a whole; since Jest 30.5. */
  readonly describeRetryOptions?: { has(block: DescribeBlock): boolean } | undefined
}

export type CircusEvent =
  | { readonly name: 'run_start' | 'run_finish' }
  | { readonly name: 'run_describe_finish'; readonly describeBlock: DescribeBlock }
  | { readonly name: 'hook_start' | 'hook_success'; readonly hook: Hook; readonly test?: Test }
  | { readonly name: 'hook_failure'; readonly hook: Hook; readonly error: unknown; readonly test?: Test }
  | {
      readonly name: 'test_started' | 'test_fn_start' | 'test_done' | 'test_skip' | 'test_todo'
      readonly test: Test
    }
  | { readonly name: 'error'; readonly error: unknown }

/** The environment that a file runs in: a world of its own, which may want to know of events itself. */
export interface Environment {
  readonly global: Readonly<Record<PropertyKey, unknown>>
  handleTestEvent?: ((event: CircusEvent, state: State) => unknown) | undefined
}

/** A module that runs a test file: jest-circus or another one. */
export type TestRunner = (
  globalConfig: unknown,
  config: unknown,
  environment: Environment,
  ...rest: unknown[]
) => Promise<unknown>

/** All tests below a block in source order. */
export function testsIn(block: DescribeBlock): Test[] {
  return block.children.flatMap(child => (child.type === 'test' ? [child] : testsIn(child)))
}

/** The block and the blocks around it, outermost first, without the one that is the file. */
export function blocksAround(block: DescribeBlock | undefined): DescribeBlock[] {
  if (block?.parent === undefined) return []
  return [...blocksAround(block.parent), block]
}

/** The titles that lead to a block, its own last. */
export function titlesOf(block: DescribeBlock): string[] {
  return blocksAround(block).map(({ name }) => name)
}
