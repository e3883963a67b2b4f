import { main as runCommand } from '@subunit-js/backend'
import { MOCHA } from './framework.ts'

/** Runs `subunit-mocha` with the arguments of this process. */
export function main(): Promise<never> {
  return runCommand(MOCHA)
}
