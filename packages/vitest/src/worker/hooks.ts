import type { Send } from './sender.ts'
import type { Runner, Suite, SuiteHooks } from './tasks.ts'

type Hook = () => void

const now = Date.now.bind(Date)

/**
 * Tells when the beforeAll and afterAll hooks of a scope begin and when all of them have passed: a marker runs
 * before the first of them and one after the last. Vitest says so too, but late.
 */
export function observeHooks(
  runner: Runner,
  hooksOf: (suite: Suite) => SuiteHooks | undefined,
  send: Send,
): void {
  const order = runner.config?.sequence?.hooks
  const { onBeforeRunSuite } = runner

  runner.onBeforeRunSuite = async suite => {
    await onBeforeRunSuite?.call(runner, suite)
    if (suite.mode !== 'run' && suite.mode !== 'queued') return
    // A file that has not loaded has none.
    const { beforeAll = [], afterAll = [] } = hooksOf(suite) ?? {}
    surround(beforeAll, markers(suite, 'beforeAll'))
    const [begin, end] = markers(suite, 'afterAll')
    // A stack is left from its top.
    surround(afterAll, order === 'stack' ? [end, begin] : [begin, end])
  }

  function markers(suite: Suite, hook: string): [Hook, Hook] {
    const tell = (event: 'start' | 'end') => () =>
      send({ type: 'hook', task: suite.id, hook, event, at: now() })
    // Hooks that run side by side have no last one.
    return [tell('start'), order === 'parallel' ? () => {} : tell('end')]
  }
}

function surround(hooks: unknown[], [first, last]: [Hook, Hook]): void {
  if (hooks.length === 0) return
  hooks.unshift(first)
  hooks.push(last)
}
