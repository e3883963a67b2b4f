import { CommandError } from '../error.ts'

/** What is wrong with a regular expression or a template, and where. */
export function patternError(pattern: string, at: number, why: string): CommandError {
  return new CommandError(
    'usage',
    `the pattern ${JSON.stringify(pattern)} is no good at character ${at + 1}: ${why}`,
  )
}
