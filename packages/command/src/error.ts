import { ExitStatus } from './exit-status.ts'

/** Why a command ended early. */
export type CommandErrorCode =
  /** Options or operands make no sense. */
  | 'usage'
  | 'unreadable-input'
  | 'unwritable-output'
  /** Whoever read the output went away: the command ends without a word. */
  | 'closed-output'
  /** Not everything that was asked for could be reported. */
  | 'incomplete'
  | 'configuration'
  | 'repository'
  | 'backend'
  | 'no-tests'

const STATUSES: Readonly<Record<CommandErrorCode, ExitStatus>> = {
  usage: ExitStatus.usage,
  'unreadable-input': ExitStatus.usage,
  'unwritable-output': ExitStatus.usage,
  'closed-output': ExitStatus.failure,
  incomplete: ExitStatus.failure,
  configuration: ExitStatus.environment,
  repository: ExitStatus.environment,
  backend: ExitStatus.environment,
  'no-tests': ExitStatus.noTests,
}

/**
 * Ends a command in an orderly way: the message goes to standard error behind the command's name, and the
 * code decides the exit status. For mistakes of the user or the surroundings, never for defects of ours.
 */
export class CommandError extends Error {
  override readonly name = 'CommandError'
  readonly code: CommandErrorCode

  constructor(code: CommandErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }

  get exitStatus(): ExitStatus {
    return STATUSES[this.code]
  }
}
