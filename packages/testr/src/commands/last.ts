import { type CommandDefinition, CommandError, defineCommand, Output } from '@subunit-js/command'
import { lastRun } from '@subunit-js/repository'
import { runJson, writeJson } from '../common/json.ts'
import { here, json, subunit } from '../common/options.ts'
import { withStore } from '../common/repository.ts'
import { copyRun, showRun, statusOf } from '../common/show-run.ts'

export const last: CommandDefinition = defineCommand({
  about:
    'Shows the last run. The status is 1 if a test failed in it, 4 if no test ran, 3 if there is no run.',
  options: { here: here(), json: json(), subunit: subunit() },
  examples: [
    { line: 'testr last', effect: 'show failures and counts of the last run' },
    { line: 'testr last --subunit | subunit to-junit', effect: 'convert the last run' },
  ],

  async run({ options }) {
    return withStore(options, store => {
      const run = lastRun(store)
      if (run === undefined) throw new CommandError('repository', 'there is no run yet')
      const output = new Output()
      if (options.json) writeJson(output, runJson(run))
      const status = options.json
        ? statusOf(run.summary!)
        : options.subunit
          ? copyRun(store, run, output)
          : showRun(store, run, output)
      output.close()
      return status
    })
  },
})
