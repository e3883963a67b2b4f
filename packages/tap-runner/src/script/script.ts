import type { CommandLine } from './interpreter.ts'

/** A script that prints TAP, and how it is run or why it cannot be. */
export type Script = CommandLine & {
  /** The id of the script's own test. */
  readonly testId: string
}
