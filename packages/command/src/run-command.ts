import type { CommandDefinition } from './definition.ts'
import type { ExitStatus } from './exit-status.ts'
import { showText } from './io/show-text.ts'
import type { ParseOptions } from './options/parse.ts'
import { settle } from './process/settle.ts'

/**
 * Parses the arguments of one command and runs it, or prints its help or version. What it throws is told
 * under the command's own name.
 */
export async function runCommand(
  definition: CommandDefinition,
  args: readonly string[],
  options: ParseOptions,
): Promise<ExitStatus> {
  try {
    const { parseArguments } = await import('./options/parse.ts')
    const parsed = parseArguments(definition, args, options)
    return 'text' in parsed ? showText(parsed.text) : await definition.run(parsed.invocation)
  } catch (error) {
    return settle(options.name, error)
  }
}
