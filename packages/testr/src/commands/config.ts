import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type CommandDefinition,
  CommandError,
  complain,
  defineCommand,
  ExitStatus,
  Output,
} from '@subunit-js/command'
import { writeJson } from '../common/json.ts'
import { here, json } from '../common/options.ts'
import { readTestrConf, type TestrConf } from '../config/testr-conf.ts'
import { TestrError } from '../error.ts'

export const config: CommandDefinition = defineCommand({
  about:
    'Shows what the .testr.conf of the project says, references replaced. The status is 3 if it cannot be read.',
  options: { here: here(), json: json() },
  examples: [{ line: 'testr config', effect: 'see the values in force' }],

  run({ name, options }) {
    const path = join(options.here ?? '.', '.testr.conf')
    if (!existsSync(path)) throw new CommandError('configuration', `there is no "${path}"`)
    const { unknownKeys, ...conf } = read(path)
    for (const { key, line } of unknownKeys)
      complain(name, `${path}:${line}: the key "${key}" means nothing, and nothing refers to it`)
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

function read(path: string): TestrConf {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path))
    return readTestrConf(text, path)
  } catch (error) {
    if (error instanceof TestrError) throw new CommandError('configuration', error.message, { cause: error })
    if (error instanceof TypeError) throw new CommandError('configuration', `"${path}" is not UTF-8`)
    throw error
  }
}

/** The key as the file has it. */
function spelled(key: string): string {
  return key.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
}
