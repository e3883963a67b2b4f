import { AdapterError, beginReporting, type ReportingContext, refuse } from '@subunit-js/adapter'
import type { MochaOptions } from './mocha.ts'

/** Opens the reporting of a run with the reporter options that Mocha was given, or ends the process. */
export function begin(options: MochaOptions): ReportingContext {
  const given = options.reporterOptions ?? options.reporterOption
  try {
    return beginReporting({ given, frameworkRoot: process.cwd() })
  } catch (error) {
    if (error instanceof AdapterError) return refuse(error)
    throw error
  }
}
