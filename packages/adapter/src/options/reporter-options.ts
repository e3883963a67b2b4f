import { AdapterError } from '../error.ts'
import { nearest } from './nearest.ts'
import { parseFlag, parseTags, parseText, type ValueParser } from './values.ts'

/** The options of every reporter, the same in all frameworks. */
export interface ReporterOptions {
  /** The file or FIFO that the stream goes to, instead of standard output. */
  readonly outputFile?: string | undefined
  /** Tags that every test gets. */
  readonly tags?: readonly string[] | undefined
  /** The route code of every event. */
  readonly routeCode?: string | undefined
  /** The folder that test ids are relative to, instead of the framework's own root. */
  readonly root?: string | undefined
  /** Whether what tests print becomes attachments where the framework leaves that to us. Default true. */
  readonly captureOutput?: boolean | undefined
}

interface OptionRule {
  readonly variable: string
  readonly parse: ValueParser
}

const RULES: Readonly<Record<keyof ReporterOptions, OptionRule>> = {
  outputFile: { variable: 'SUBUNIT_OUTPUT_FILE', parse: parseText },
  tags: { variable: 'SUBUNIT_TAGS', parse: parseTags },
  routeCode: { variable: 'SUBUNIT_ROUTE_CODE', parse: parseText },
  root: { variable: 'SUBUNIT_ROOT', parse: parseText },
  captureOutput: { variable: 'SUBUNIT_CAPTURE_OUTPUT', parse: parseFlag },
}

/** The environment variables of the options. */
export const OPTION_VARIABLES: readonly string[] = Object.values(RULES).map(rule => rule.variable)

/**
 * Reads the options that the framework hands over, a plain object, and those of the environment, which win;
 * an empty variable counts as unset.
 * Throws an `AdapterError` (`invalid-option`): for an unknown option it names the nearest one.
 */
export function readOptions(given: unknown, env: NodeJS.ProcessEnv): ReporterOptions {
  const options: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(given ?? {})) {
    if (value !== undefined) options[name] = ruleOf(name).parse(value, `the reporter option "${name}"`)
  }
  for (const [name, rule] of Object.entries(RULES)) {
    const value = env[rule.variable]
    if (value !== undefined && value !== '') options[name] = rule.parse(value, rule.variable)
  }
  return options
}

function ruleOf(name: string): OptionRule {
  const names = Object.keys(RULES)
  if (names.includes(name)) return RULES[name as keyof ReporterOptions]
  throw new AdapterError(
    'invalid-option',
    `Unknown reporter option "${name}": did you mean "${nearest(name, names)}"?`,
  )
}
