import type { CommandDefinition } from '../definition.ts'
import type { ExitStatus } from '../exit-status.ts'
import { showText } from '../io/show-text.ts'
import { runCommand } from '../run-command.ts'
import { versionLine } from '../version.ts'

/** A subcommand in the table of its suite. Its code is loaded when it is called and not before. */
export interface CommandEntry {
  readonly name: string
  /** One line, for the list of subcommands. */
  readonly summary: string
  readonly load: () => Promise<CommandDefinition>
}

/** A command with subcommands. */
export interface CommandSuite {
  readonly name: string
  readonly about: string
  /** The `import.meta.url` of a module in the package's `src` or `dist` folder. */
  readonly moduleUrl: string
  readonly commands: readonly CommandEntry[]
}

/**
 * Runs the subcommand that the first argument names. `--help` and `help` list the subcommands,
 * `help <command>` is the same as `<command> --help`.
 * Throws a `CommandError` (`usage`) that suggests the subcommand that may have been meant.
 */
export async function runSuite(suite: CommandSuite, args: readonly string[]): Promise<ExitStatus> {
  const [first, ...rest] = args
  const version = versionLine(suite.name, suite.moduleUrl)
  if (first === '--version') return showText(`${version}\n`)
  const [name, ...commandArgs] = first === 'help' && rest[0] !== undefined ? [rest[0], '--help'] : args
  const entry = suite.commands.find(each => each.name === name)
  if (entry !== undefined) {
    return runCommand(await entry.load(), commandArgs, { name: `${suite.name} ${entry.name}`, version })
  }
  const { suiteHelp } = await import('./help.ts')
  return showText(suiteHelp(suite, name))
}
