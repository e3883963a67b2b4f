import { appendFileSync } from 'node:fs'
import { type Output, wantsColour } from '@subunit-js/command'
import { type CiPlatform, ciReport, jobSummary, type Report } from '@subunit-js/report'
import { copy } from '@subunit-js/stream'
import { writing } from '../stream/unwritable.ts'
import { sourceAddresses, sourceOptions } from './environment.ts'

export interface CiViewOptions {
  readonly platform: CiPlatform
  readonly verbose: boolean
  readonly passthrough: boolean
  /** The file that gets a summary of the run in Markdown, at its end; undefined for none. */
  readonly summaryTo: string | undefined
  /** The heading of the summary; default the report's own. */
  readonly title?: string | undefined
}

/** Makes the view of a run that a CI system's log and page show. Its end writes the summary. */
export function ciView(output: Output, options: CiViewOptions): Report {
  const { platform, verbose, passthrough, summaryTo, title } = options
  const source = sourceOptions(process.env)
  const write = (text: string): void => output.write(text)
  const log = ciReport({
    write,
    platform,
    source,
    colour: wantsColour(output),
    verbose,
    runOutput: passthrough,
  })
  if (summaryTo === undefined) return log

  const addressOf = sourceAddresses(process.env)
  const summary = jobSummary({
    source,
    ...(addressOf && { addressOf }),
    ...(title !== undefined && { title }),
  })
  const both = copy(log, summary)
  return {
    ...log,
    event: event => both.event(event),
    end() {
      both.end()
      // Other commands of the step may have written there before.
      writing(summaryTo, () => appendFileSync(summaryTo, summary.text()))
    },
  }
}
