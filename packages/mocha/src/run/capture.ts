import { captureOutput, type OutputStream, type ReportingContext } from '@subunit-js/adapter'
import type { MochaRunner } from '../mocha.ts'
import type { RunTranslator } from './translate.ts'

/** Attaches what this process prints during the run to the test or hook that is running. */
export function captureRun(runner: MochaRunner, translator: RunTranslator, context: ReportingContext): void {
  const { session } = context
  const undo = captureOutput({
    passOn: streamsToPassOn(context),
    onOutput: (stream, content) => {
      const { running } = translator
      if (running === undefined) session.output(stream, content)
      else running.output(stream, content)
    },
  })
  runner.on('end', undo)
}

/** Nothing that the stream carries on the same pipe; and nothing that a backend command would report again. */
function streamsToPassOn({ channel, request }: ReportingContext): OutputStream[] {
  if (request.fromBackend) return []
  return channel.isStandardOutput ? ['stderr'] : ['stdout', 'stderr']
}
