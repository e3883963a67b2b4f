import { type CommandDefinition, complain, defineCommand, ExitStatus, Output } from '@subunit-js/command'
import { readConfiguration } from '../common/configuration.ts'
import { writeJson } from '../common/json.ts'
import { here, json } from '../common/options.ts'

export const config: CommandDefinition = defineCommand({
  about:
    'Shows what the .testr.conf of the project says, references replaced. The status is 3 if it cannot be read.',
  options: { here: here(), json: json() },
  examples: [{ line: 'testr config', effect: 'see the values in force' }],

  run({ name, options }) {
    const { unknownKeys, ...conf } = readConfiguration(options.here ?? '.')
    for (const { key, line } of unknownKeys)
      complain(name, `${conf.file}:${line}: the key "${key}" means nothing, and nothing refers to it`)
    const output = new Output()
    const values = {
      ...conf,
      filterTags: conf.filterTags.join(' ') || undefined,
      groupRegex: conf.groupRegex?.source,
    }
    if (options.json) writeJson(output, values)
    else {
      for (const [key, value] of Object.entries(values))
        if (value !== undefined) output.write(`${spelled(key)}=${value}\n`)
    }
    output.close()
    return ExitStatus.success
  },
})

/** The key as the file has it. */
function spelled(key: string): string {
  return key.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
}
