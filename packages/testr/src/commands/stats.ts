import { type CommandDefinition, defineCommand, ExitStatus, Output } from '@subunit-js/command'
import { statsOf } from '@subunit-js/repository'
import { writeJson } from '../common/json.ts'
import { here, json } from '../common/options.ts'
import { withStore } from '../common/repository.ts'

export const stats: CommandDefinition = defineCommand({
  about: 'Counts what is in the repository.',
  options: { here: here(), json: json() },
  examples: [{ line: 'testr stats', effect: 'count runs and failing tests' }],

  async run({ options }) {
    return withStore(options, store => {
      const numbers = statsOf(store)
      const output = new Output()
      if (options.json) writeJson(output, numbers)
      else for (const [name, count] of Object.entries(numbers)) output.write(`${name}=${count}\n`)
      output.close()
      return ExitStatus.success
    })
  },
})
