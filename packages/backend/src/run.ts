import { ExitStatus } from '@subunit-js/command'
import { pipe, RETURN_CODE_ID } from '@subunit-js/stream'
import type { Call } from './call/call.ts'
import { supervise } from './child/supervise.ts'
import type { Framework } from './framework.ts'
import { answer } from './stream/answer.ts'
import { commonFields } from './stream/common-fields.ts'
import { EventOutput } from './stream/output.ts'

/**
 * Does what a backend command was called for. Returns its exit status, after which nothing is left of the
 * framework's processes but what tests put into sessions of their own, and no temporary file.
 * Throws a `CommandError` for what keeps the whole call from being done.
 */
export async function runBackend(framework: Framework, call: Call): Promise<ExitStatus> {
  if (call.ids?.every(id => id === RETURN_CODE_ID)) return answerAlone(call.ids)
  return supervise(framework, call)
}

/** Nothing that needs the framework is asked for. */
function answerAlone(ids: readonly string[]): ExitStatus {
  const output = new EventOutput(() => {})
  pipe(answer({ ids, incomplete: () => undefined, common: commonFields }), output).end()
  output.check()
  return ExitStatus.success
}
