import { main as runCommand } from '@subunit-js/backend'
import { TAP } from './backend/framework.ts'

/** Runs `subunit-tap` with the arguments of this process. */
export function main(): Promise<never> {
  return runCommand(TAP)
}
