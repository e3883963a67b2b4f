import {
  type CommandDefinition,
  CommandError,
  defineCommand,
  ExitStatus,
  Output,
  value,
  wantsColour,
} from '@subunit-js/command'
import { painter, testBlock } from '@subunit-js/report'
import { globMatcher, lastRun, readRun } from '@subunit-js/repository'
import { here } from '../common/options.ts'
import { runOf, withStore } from '../common/repository.ts'

export const log: CommandDefinition = defineCommand({
  about:
    'Shows all that tests left behind in the last run, whether they passed or not. In the pattern * stands for ' +
    'any characters and ? for one. The status is 4 if no test has such an id.',
  operands: '<id-pattern>',
  options: { here: here(), run: value('--run <number>', 'another run; -2 is the one before the newest') },
  examples: [
    { line: "testr log 'cart.test.ts > adds*'", effect: 'show the output of a test' },
    { line: "testr log '*' --run 7", effect: 'show all of run 7' },
  ],

  async run({ options, operands }) {
    const [pattern] = operands
    if (pattern === undefined) throw new CommandError('usage', 'which test? Give its id, or a pattern of ids')
    return withStore(options, store => {
      const run = options.run === undefined ? lastRun(store) : runOf(store, options.run)
      if (run === undefined) throw new CommandError('repository', 'there is no run yet')
      const matches = globMatcher(pattern)
      const { tests } = readRun(store, run.id, test => matches(test.testId))
      if (tests.length === 0) throw new CommandError('no-tests', `run ${run.id} has no test "${pattern}"`)
      const output = new Output()
      const paint = painter(wantsColour(output))
      for (const test of tests) output.write(testBlock(test, paint))
      output.close()
      return ExitStatus.success
    })
  },
})
