import type { Status } from '@subunit-js/protocol'
import { escapeId } from '@subunit-js/stream'
import type { TestPoint } from '../read/tap-event.ts'

/** The status of a test point by the directive that it bears. */
export function statusOf({ ok, directive }: TestPoint): Status {
  switch (directive?.kind) {
    case 'todo':
      return ok ? 'uxsuccess' : 'xfail'
    case 'expected-failure':
      return 'xfail'
    case 'skip':
    case 'skip-todo':
      return 'skip'
    default:
      return ok ? 'success' : 'fail'
  }
}

/** The step of a test id that a test point or a subtest makes. */
export function stepOf(name: string): string {
  return name === '' ? 'point' : escapeId(name)
}
