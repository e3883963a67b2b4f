import type { ExitStatus } from '../exit-status.ts'
import { settle } from './settle.ts'

/**
 * Runs a command to the end of its process. The status that `body` resolves to is the exit status. What it
 * throws, or anything in the process, is told and ends with the status that `settle` gives it.
 */
export async function runMain(name: string, body: () => Promise<ExitStatus> | ExitStatus): Promise<never> {
  process.on('uncaughtException', error => process.exit(settle(name, error)))
  try {
    process.exit(await body())
  } catch (error) {
    process.exit(settle(name, error))
  }
}
