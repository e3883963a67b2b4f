import { type CommandSuite, runMain, runSuite } from '@subunit-js/command'
import { COMMANDS } from './commands.ts'

const TESTR: CommandSuite = {
  name: 'testr',
  about: 'Keeps the results of test runs and answers questions about them.',
  moduleUrl: import.meta.url,
  commands: COMMANDS,
}

/** Runs the `testr` command with the arguments of this process. */
export function main(): Promise<never> {
  return runMain(TESTR.name, () => runSuite(TESTR, process.argv.slice(2)))
}
