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

/** Longer names are cut in ids; an id has to fit into a packet, and into what people read. */
const MAX_STEP_CHARACTERS = 1000

/** The step of a test id that a test point or a subtest makes. */
export function stepOf(name: string): string {
  return name === '' ? 'point' : escapeId(isLong(name) ? `${cut(name)}…` : name)
}

/** Whether the step of a test id is not the whole name. */
export function isLong(name: string): boolean {
  return name.length > MAX_STEP_CHARACTERS
}

/** Cuts no surrogate pair in two. */
function cut(name: string): string {
  const end = MAX_STEP_CHARACTERS - 1
  return name.slice(0, (name.codePointAt(end - 1) ?? 0) > 0xffff ? end - 1 : end).trimEnd()
}
