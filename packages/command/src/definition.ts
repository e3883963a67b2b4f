import type { ExitStatus } from './exit-status.ts'
import type { OptionTable, OptionValues } from './options/option.ts'

/** What one command is: all that its help says, and what it does. */
export interface CommandDefinition<Table extends OptionTable = OptionTable> {
  /** A paragraph or two for `--help`, the first sentence saying what the command does. */
  readonly about: string
  /** The operands as the usage line writes them: `[file]`, `<ids...>`, or nothing. */
  readonly operands?: string
  /** What may come behind `--`, as the usage line writes it. Without it, operands that begin with a minus may. */
  readonly trailing?: string
  readonly options: Table
  /** Real command lines, each with what it is for. */
  readonly examples: readonly Example[]
  run(invocation: Invocation<Table>): Promise<ExitStatus> | ExitStatus
}

export interface Example {
  readonly line: string
  readonly effect: string
}

/** One call of a command. */
export interface Invocation<Table extends OptionTable = OptionTable> {
  /** The name under which it was called: `subunit ls`, `subunit-ls`. */
  readonly name: string
  readonly options: OptionValues<Table>
  readonly operands: readonly string[]
  /** What came behind the first `--` of a command that takes something there, further `--` included. */
  readonly trailing: readonly string[]
}

/** Infers the types of the option values; the definition itself comes back unchanged. */
export function defineCommand<const Table extends OptionTable>(
  definition: CommandDefinition<Table>,
): CommandDefinition<Table> {
  return definition
}
