import { main as runCommand } from '@subunit-js/backend'
import { NODE_TEST } from './framework.ts'

/** Runs `subunit-node-test` with the arguments of this process. */
export function main(): Promise<never> {
  return runCommand(NODE_TEST)
}
