import {
  type CommandDefinition,
  CommandError,
  defineCommand,
  ExitStatus,
  Output,
  pythonRegExp,
} from '@subunit-js/command'
import { Encoder } from '@subunit-js/protocol'
import { configurationErrors, readConfiguration } from '../common/configuration.ts'
import { writeJson } from '../common/json.ts'
import { here, json, subunit } from '../common/options.ts'
import { listCommand } from '../config/command.ts'
import { listTests } from '../execute/list-tests.ts'

export const listTestsCommand: CommandDefinition = defineCommand({
  about:
    'Lists the tests of the project with the test_command of its .testr.conf: all, or those of which the id ' +
    'matches one of the patterns somewhere. The status is 4 if there are none, 3 if they cannot be listed.',
  operands: '[patterns...]',
  trailing: '[arguments...]',
  options: { here: here(), json: json(), subunit: subunit() },
  examples: [
    { line: 'testr list-tests', effect: 'list all tests' },
    {
      line: "testr list-tests 'cart.* adds' -- --retry 2",
      effect: 'list some, with arguments for the command',
    },
  ],

  async run({ options, operands, trailing }) {
    const folder = options.here ?? '.'
    const conf = readConfiguration(folder)
    const command = configurationErrors(() => listCommand(conf, { args: trailing }))
    const patterns = operands.map(pattern => pythonRegExp(pattern))
    const all = await listTests(command, folder)
    const ids = patterns.length === 0 ? all : all.filter(id => patterns.some(pattern => pattern.test(id)))
    const output = new Output()
    if (options.json) writeJson(output, ids)
    else if (options.subunit) {
      const encoder = new Encoder()
      for (const testId of ids) encoder.append({ testId, status: 'exists' })
      output.write(encoder.take())
    } else for (const id of ids) output.write(`${id}\n`)
    output.close()
    if (ids.length > 0) return ExitStatus.success
    throw new CommandError('no-tests', all.length === 0 ? 'no test was listed' : 'no test matches')
  },
})
