import type { TestEvent } from '@subunit-js/protocol'

/**
 * The ids that a supervised run has to announce before it runs anything: those of all tests that can be
 * selected on their own, in the order of their first events. A file that does not load is no such test.
 */
export function runnableIds(events: readonly TestEvent[]): string[] {
  const ids = new Set<string>()
  for (const { testId, status, runnable } of events) {
    if (testId?.includes(' > ') && runnable && status !== undefined && status !== 'exists') ids.add(testId)
  }
  return [...ids]
}
