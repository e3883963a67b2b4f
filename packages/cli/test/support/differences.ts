import type { EventFields, TestEvent } from '@subunit-js/protocol'
import { formatTimestamp } from '@subunit-js/stream'
import { both, joinedNoise, substance } from './reference.ts'
import { stream } from './run.ts'

/** An event on one line: what of it differences are about. */
function shown({ testId, status, runnable, routeCode, tags, timestamp, fileName }: TestEvent) {
  const facts: string[] = [
    testId ?? '(run)',
    status ?? '-',
    ...(runnable ? [] : ['not runnable']),
    ...(routeCode === undefined ? [] : [`route ${routeCode}`]),
    ...(tags === undefined ? [] : [`tags ${tags.join(' ')}`]),
    ...(fileName === undefined ? [] : [`file ${fileName}`]),
    ...(timestamp === undefined ? [] : [formatTimestamp(timestamp).slice(17, 23)]),
  ]
  return facts.join(', ')
}

/** All events that both make of these with their `subunit-filter`, each on one line. */
export function filtered(args: readonly string[], ...events: EventFields[]) {
  const { python, ours } = both('subunit-filter', args, stream(...events))
  return { python: joinedNoise(python.stdout).map(shown), ours: joinedNoise(ours.stdout).map(shown) }
}

/** The ids that are left when both filter these events. */
export function kept(args: readonly string[], ...events: EventFields[]) {
  const { python, ours } = both('subunit-filter', args, stream(...events))
  const ids = (bytes: Uint8Array) => substance(bytes).tests.map(({ testId }) => testId)
  return { python: ids(python.stdout), ours: ids(ours.stdout) }
}

/** How the Python command and ours of a name end, and what they say; of a traceback its last line. */
export function said(command: string, args: readonly string[], input: Uint8Array) {
  const { python, ours } = both(command, args, input)
  const lastLine = python.stderr.toString().trimEnd().split('\n').at(-1)
  return {
    python: [python.status, python.stdout.toString(), lastLine],
    ours: [ours.status, ours.stdout.toString(), ours.stderr.toString()],
  }
}
