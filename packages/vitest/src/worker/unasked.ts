import type { Send } from './sender.ts'
import { type File, testsIn } from './tasks.ts'

/** Tells of the tests that a tags filter leaves out: of all filters, the one that only workers can evaluate. */
export function tellUnasked(file: File, matchesTags: (tags: readonly string[]) => boolean, send: Send): void {
  const unasked = [...testsIn(file)].filter(([test]) => !matchesTags(test.tags ?? []))
  if (unasked.length > 0) send({ type: 'unasked', tasks: unasked.map(([test]) => test.id) })
}
