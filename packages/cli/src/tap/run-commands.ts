import { CommandError, interruptible } from '@subunit-js/command'
import { parseJobs, runScripts, type Script } from '@subunit-js/tap-runner'
import { commandId } from './script-ids.ts'
import type { Target } from './sources.ts'

export interface RunCommandsOptions {
  /** The test id, where there is one command. */
  readonly testId: string | undefined
  /** How many run at once, as it was given. */
  readonly jobs: string | undefined
}

/** Runs command lines and reports what they print as TAP. */
export async function runCommands(
  commands: readonly (readonly string[])[],
  target: Target,
  { testId, jobs = '1' }: RunCommandsOptions,
): Promise<void> {
  const scripts = commands.map((words): Script => {
    const [command, ...args] = words
    return { testId: testId ?? commandId(words), command: command!, args }
  })
  const options = { ...target, jobs: parseJobs(jobs) }
  await interruptible(signal => runScripts(scripts, { ...options, signal }))
}

/**
 * Splits what stands behind the first `--` into the command lines between further ones.
 * Throws a `CommandError` (`usage`) where one is missing.
 */
export function splitCommands(words: readonly string[]): string[][] {
  if (words.length === 0) return []
  const commands: string[][] = [[]]
  for (const word of words) {
    if (word === '--') commands.push([])
    else commands.at(-1)!.push(word)
  }
  if (commands.every(command => command.length > 0)) return commands
  throw new CommandError('usage', 'there is no command behind one of the --')
}
