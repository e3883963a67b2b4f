import { type CommandDefinition, CommandError, defineCommand, Output } from '@subunit-js/command'
import { runJson, writeJson } from '../common/json.ts'
import { here, json, subunit } from '../common/options.ts'
import { runOf, withStore } from '../common/repository.ts'
import { copyRun, showRun, statusOf } from '../common/show-run.ts'

export const show: CommandDefinition = defineCommand({
  about:
    'Shows a run by its number; -1 is the newest. The status is 1 if a test failed in it, 4 if no test ran, 3 if ' +
    'there is no such run.',
  operands: '<run>',
  options: { here: here(), json: json(), subunit: subunit() },
  examples: [{ line: 'testr show 7', effect: 'show failures and counts of run 7' }],

  async run({ options, operands }) {
    const [operand] = operands
    if (operand === undefined) throw new CommandError('usage', 'which run? Give its number')
    return withStore(options, store => {
      const run = runOf(store, operand)
      const output = new Output()
      if (options.json) writeJson(output, runJson(run))
      const known = options.json ? run.summary : undefined
      const status =
        known !== undefined
          ? statusOf(known)
          : options.subunit
            ? copyRun(store, run, output)
            : showRun(store, run, output)
      output.close()
      return status
    })
  },
})
