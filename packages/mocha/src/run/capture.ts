import { captureOutput, type OutputStream, type Reporting, type ReportingContext } from '@subunit-js/adapter'
import type { MochaRunner } from '../mocha.ts'
import type { RunTranslator } from './translate.ts'

export interface CapturedRun {
  readonly runner: MochaRunner
  readonly translator: RunTranslator
  readonly reporting: Reporting
  readonly passOn: readonly OutputStream[]
}

/** Attaches what this process prints during the run to the test or hook that is running. */
export function captureRun({ runner, translator, reporting, passOn }: CapturedRun): void {
  const undo = captureOutput({
    passOn,
    onOutput: (stream, content) => {
      const { running } = translator
      if (running === undefined) reporting.output(stream, content)
      else running.output(stream, content)
    },
  })
  runner.on('end', undo)
}

/** Nothing that the stream carries on the same pipe; and nothing that a backend command would report again. */
export function streamsToPassOn({ channel, request }: ReportingContext): OutputStream[] {
  if (request.fromBackend) return []
  return channel.isStandardOutput ? ['stderr'] : ['stdout', 'stderr']
}
