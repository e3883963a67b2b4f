import { randomUUID } from 'node:crypto'
import {
  type CommandDefinition,
  defineCommand,
  ExitStatus,
  flag,
  Input,
  Output,
  value,
} from '@subunit-js/command'
import { github } from '@subunit-js/report'
import { ciView } from '../ci/view.ts'
import { outputTo } from '../stream/options.ts'
import { readEvents } from '../stream/read-events.ts'

export const toGithub: CommandDefinition = defineCommand({
  about:
    'Shows a subunit stream in GitHub Actions: failures folded in the log and marked beside their lines of ' +
    'source, and a summary on the page of the job with failures, flaky tests and the slowest ones. The status is ' +
    '0 whatever the tests did; "subunit cat --ci" shows the same and fails the step if a test failed.',
  operands: '[file]',
  options: {
    verbose: flag('-v, --verbose', 'also tell of each test that is as it should be'),
    passthrough: flag('--no-passthrough', 'leave out what is not part of a test'),
    summaryTo: value(
      '--summary-to <file>',
      'append the summary to this file; default the one that GITHUB_STEP_SUMMARY names',
    ),
    title: value('--title <text>', 'the heading of the summary, such as the name of a part of the tests'),
    outputTo: outputTo('the log'),
  },
  examples: [
    { line: 'subunit to-github run.subunit', effect: 'show a stored run in a later step' },
    {
      line: 'subunit to-github --title Browser browser.subunit',
      effect: 'one of several summaries on the page of a job',
    },
  ],

  async run({ options, operands }) {
    const input = new Input(operands[0])
    const output = new Output(options.outputTo, [input.stats])
    const view = ciView(output, {
      platform: github(randomUUID()),
      verbose: options.verbose,
      passthrough: options.passthrough,
      summaryTo: options.summaryTo ?? (process.env['GITHUB_STEP_SUMMARY'] || undefined),
      title: options.title,
    })
    await readEvents(input, view, () => output.flush())
    output.close()
    return ExitStatus.success
  },
})
