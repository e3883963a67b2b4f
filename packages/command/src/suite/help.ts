import { Command, CommanderError } from 'commander'
import { CommandError } from '../error.ts'
import { usageMessage } from '../options/usage-message.ts'
import type { CommandSuite } from './run.ts'

/**
 * The list of a suite's subcommands, if the first argument asks for it.
 * Throws a `CommandError` (`usage`) for one that is no subcommand, or where there is none.
 */
export function suiteHelp(suite: CommandSuite, first: string | undefined): string {
  let text = ''
  const command = new Command(suite.name)
    .description(suite.about)
    .exitOverride()
    .configureOutput({ writeOut: part => (text += part), writeErr: () => {}, outputError: () => {} })
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show the help of a command')
    .option('--version', 'show the version')
  for (const { name, summary } of suite.commands) command.command(name).summary(summary)
  try {
    command.parse(first === undefined ? [] : [first], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return text
    const message = first === undefined ? 'no command given' : error.message
    throw new CommandError('usage', usageMessage(message, suite.name))
  }
  return text
}
