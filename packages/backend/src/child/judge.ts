import { CommandError, ExitStatus } from '@subunit-js/command'
import type { Call } from '../call/call.ts'
import type { Framework } from '../framework.ts'
import type { RunStream } from '../stream/run-stream.ts'
import { describeExit } from './describe-exit.ts'
import type { Exit } from './group.ts'

export interface EndedRun {
  readonly framework: Framework
  readonly call: Call
  readonly exit: Exit
  readonly interrupted: NodeJS.Signals | undefined
  readonly stream: RunStream
}

/**
 * Ends the stream of a run whose process has ended, and tells the exit status of the command: 0 when all that
 * was asked for was reported, failing or not; 1 when it was not.
 * Throws a `CommandError` when the framework did not come so far as to know its tests, or when standard output
 * is gone.
 */
export function judge(run: EndedRun): ExitStatus {
  const { framework, call, exit, interrupted, stream } = run
  const how = interrupted === undefined ? describeExit(exit) : `was interrupted by ${interrupted}`
  const said = stream.lastOutput === '' ? '' : ` Its last output:\n${stream.lastOutput}`
  const reason = `${framework.name} ${how}.${said}`
  const clean = exit.status === 0 && interrupted === undefined
  const aborted = exit.signal !== null || interrupted !== undefined
  const silent = !clean && !stream.seen.spoke

  stream.end({ reason, incomplete: aborted || silent, failed: !clean && !aborted && !silent })
  stream.check()
  if (silent && interrupted === undefined && (call.ids === undefined || call.list !== undefined)) {
    throw new CommandError('configuration', reason)
  }
  const unlisted = call.list !== undefined && !clean
  const incomplete = aborted || unlisted || stream.lost || stream.seen.damaged
  return incomplete ? ExitStatus.failure : ExitStatus.success
}
