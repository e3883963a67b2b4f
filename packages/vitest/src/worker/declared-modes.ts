import type { Runner, Suite, Task, Test } from './tasks.ts'

/** What tests and describe blocks are declared to be, before Vitest works out what is to run. */
export interface DeclaredModes {
  /** `skip` or `todo` when the test or a block around it says so, else undefined. */
  readonly excused: (test: Test) => string | undefined
  /** Whether the test or a block around it says `.only`. */
  readonly only: (test: Test) => boolean
}

/**
 * Notes what every test is declared to be at the moment it is: afterwards Vitest overwrites that by what
 * filters and a `.only` elsewhere make of it.
 */
export function noteDeclaredModes(runner: Runner): DeclaredModes {
  const modes = new WeakMap<Task, string>()
  const { extendTaskContext } = runner

  runner.extendTaskContext = context => {
    for (const task of withScopes(context.task)) if (!modes.has(task)) modes.set(task, task.mode)
    return extendTaskContext === undefined ? context : extendTaskContext.call(runner, context)
  }

  const declared = (test: Test): string[] => [...withScopes(test)].map(task => modes.get(task) ?? task.mode)
  return {
    excused: test => declared(test).find(mode => mode === 'skip' || mode === 'todo'),
    only: test => declared(test).includes('only'),
  }
}

/** The test, then the describe blocks around it, innermost first. */
function* withScopes(test: Test): Generator<Task> {
  yield test
  for (let suite: Suite | undefined = test.suite; suite !== undefined; suite = suite.suite) yield suite
}
