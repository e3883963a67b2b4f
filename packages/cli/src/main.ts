import { type CommandSuite, runMain, runSuite } from '@subunit-js/command'
import { COMMANDS } from './commands.ts'

const SUBUNIT: CommandSuite = {
  name: 'subunit',
  about: 'Reads, filters, merges and converts streams of test results in the subunit format.',
  moduleUrl: import.meta.url,
  commands: COMMANDS,
}

/** Runs the `subunit` command with the arguments of this process. */
export function main(): Promise<never> {
  return runMain(SUBUNIT.name, () => runSuite(SUBUNIT, process.argv.slice(2)))
}
