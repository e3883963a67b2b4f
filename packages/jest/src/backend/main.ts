import { main as runCommand } from '@subunit-js/backend'
import { JEST } from './framework.ts'

/** Runs `subunit-jest` with the arguments of this process. */
export function main(): Promise<never> {
  return runCommand(JEST)
}
