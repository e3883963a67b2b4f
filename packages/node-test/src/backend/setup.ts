import { AdapterError, beginReporting, openChannel, type ReportingContext, refuse } from '@subunit-js/adapter'

/** What the command hands to the runner's process and, through it, to the files' processes. */
export interface ProcessSetup {
  readonly outputFile: string
  /** `NODE_OPTIONS` as it was, for what tests start. */
  readonly nodeOptions: string | undefined
  /** The request and the reporter's options, as environment variables. */
  readonly environment: Readonly<Record<string, string>>
}

export const SETUP_VARIABLE = 'SUBUNIT_NODE_TEST'

export function readSetup(): ProcessSetup | undefined {
  const given = process.env[SETUP_VARIABLE]
  return given === undefined ? undefined : (JSON.parse(given) as ProcessSetup)
}

/** Opens the reporting of one of the processes that share the command's FIFO, or ends the process. */
export function beginShared({ outputFile, environment }: ProcessSetup): ReportingContext {
  try {
    const channel = openChannel({ outputFile, append: true })
    const { SUBUNIT_OUTPUT_FILE: _, ...env } = environment
    return beginReporting({ frameworkRoot: process.cwd(), env, channel })
  } catch (error) {
    if (error instanceof AdapterError) return refuse(error)
    throw error
  }
}
