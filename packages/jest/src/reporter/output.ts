import { captureOutput, type ReportingContext } from '@subunit-js/adapter'
import type { OutputHandler } from '../link.ts'

/**
 * Attaches what this process prints, which tests do that run in it. Returns what sets who gets it instead of
 * the run as a whole.
 */
export function captureRun(context: ReportingContext): (handler?: OutputHandler) => void {
  const { session, channel, request } = context
  const toRun: OutputHandler = (stream, content) => session.output(stream, content)
  let handler = toRun
  if (context.captureOutput) {
    const shown = channel.isStandardOutput ? (['stderr'] as const) : (['stdout', 'stderr'] as const)
    captureOutput({
      // A backend command would report again what it sees.
      passOn: request.fromBackend ? [] : shown,
      onOutput: (stream, content) => handler(stream, content),
    })
  }
  return (next = toRun) => {
    handler = next
  }
}
