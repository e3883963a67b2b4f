import {
  type CommandDefinition,
  CommandError,
  defineCommand,
  ExitStatus,
  flag,
  Output,
} from '@subunit-js/command'
import { lastRun } from '@subunit-js/repository'
import { attemptJson, writeJson } from '../common/json.ts'
import { here, json } from '../common/options.ts'
import { withStore } from '../common/repository.ts'

const SHOWN = 10

export const slowest: CommandDefinition = defineCommand({
  about:
    'Shows the tests that took longest in the last run, with their seconds. The status is 3 without a run.',
  options: { here: here(), all: flag('--all', `show all tests and not ${SHOWN}`), json: json() },
  examples: [{ line: 'testr slowest --all', effect: 'show how long each test took' }],

  async run({ options }) {
    return withStore(options, store => {
      const run = lastRun(store)
      if (run === undefined) throw new CommandError('repository', 'there is no run yet')
      const limit = options.all ? undefined : SHOWN
      const attempts = store.attempts({ run: run.id, last: true, order: 'slowest', limit })
      const timed = attempts.filter(({ duration }) => duration !== undefined)
      const output = new Output()
      if (options.json) writeJson(output, timed.map(attemptJson))
      else for (const { testId, duration } of timed) output.write(`${seconds(duration!)}  ${testId}\n`)
      output.close()
      return ExitStatus.success
    })
  },
})

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3).padStart(9)
}
