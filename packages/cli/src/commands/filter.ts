import {
  type CommandDefinition,
  defineCommand,
  ExitStatus,
  Input,
  type OptionValues,
  Output,
  pairs,
  preset,
  pythonRegExp,
  pythonSubstitution,
  toggle,
  values,
} from '@subunit-js/command'
import { compose, filter as filterEvents, rename, type Transform } from '@subunit-js/stream'
import { meets } from '../filter/criteria.ts'
import { expectFailures, readExpectedFailures } from '../filter/expected-failures.ts'
import { keepTests } from '../filter/keep-tests.ts'
import { outputTo } from '../stream/options.ts'
import { readEvents } from '../stream/read-events.ts'
import { writeEvents } from '../stream/write-events.ts'

const OPTIONS = {
  success: toggle('-s, --success', '--no-success', false, 'keep tests that passed'),
  failure: toggle('--failure', '-f, --no-failure', true, 'keep tests that failed or did not end'),
  skip: toggle('--skip', '--no-skip', true, 'keep tests that were skipped'),
  xfail: toggle('--xfail', '--no-xfail', false, 'keep tests that failed as expected'),
  uxsuccess: toggle('--uxsuccess', '--no-uxsuccess', true, 'keep tests that passed unexpectedly'),
  exists: toggle('--exists', '--no-exists', true, 'keep tests of a listing'),
  error: toggle('--error', '-e, --no-error', true, 'for v1, whose errors are failures in v2: no effect'),
  withTags: values('--with-tag <tag>', 'keep only tests with this tag; with several, with all of them'),
  withoutTags: values('--without-tag <tag>', 'leave out tests with this tag; with several, with any of them'),
  withPatterns: values(
    '-m, --with <regex>',
    'keep only tests whose id, outcome or attachments match; with several, any of them',
    pattern,
  ),
  withoutPatterns: values(
    '--without <regex>',
    'leave out tests whose id, outcome or attachments match',
    pattern,
  ),
  genuineFailures: preset(
    '-F, --only-genuine-failures',
    { success: false, skip: false, xfail: false, exists: false, passthrough: false },
    'the same as --no-success --no-skip --no-xfail --no-exists --no-passthrough',
  ),
  passthrough: toggle('--passthrough', '--no-passthrough', true, 'keep what is not part of a test'),
  rename: pairs('--rename <from> <to>', 'replace what matches this regex in ids; \\1 stands for a group'),
  expectedFailures: values(
    '--fixup-expected-failures <file>',
    'make failures of the tests whose ids are in this file expected ones, and their successes unexpected',
  ),
  outputTo: outputTo('the stream'),
}

export const filter: CommandDefinition = defineCommand({
  about:
    'Keeps some of the tests of a subunit stream, by default all but those that passed or failed as expected. ' +
    'Each test is kept with all its events or not at all. Ids are what the stream calls them after --rename ' +
    'and failures what they are after --fixup-expected-failures. Patterns are Python regular expressions.',
  operands: '[file]',
  options: OPTIONS,
  examples: [
    { line: 'subunit filter -F run.subunit | subunit cat', effect: 'read what failed' },
    {
      line: `subunit filter --success --with 'payment' run.subunit | subunit ls --times`,
      effect: 'how long the tests took that mention payment',
    },
    {
      line: `subunit filter --success --rename '^' 'linux/' run.subunit > linux.subunit`,
      effect: 'put a prefix before all ids',
    },
  ],

  async run({ options, operands }) {
    const input = new Input(operands[0])
    const transform = await transformOf(options)
    const output = new Output(options.outputTo, [input.stats])
    const events = writeEvents(output)
    await readEvents(input, transform(events), () => events.flush())
    output.close()
    return ExitStatus.success
  },
})

async function transformOf(options: OptionValues<typeof OPTIONS>): Promise<Transform> {
  const steps: Transform[] = []
  if (!options.passthrough) steps.push(filterEvents(event => event.testId !== undefined))
  if (options.rename.length > 0) {
    const substitutions = options.rename.map(([from, to]) => pythonSubstitution(from, to))
    steps.push(rename(testId => substitutions.reduce((id, substitute) => substitute(id), testId)))
  }
  if (options.expectedFailures.length > 0) {
    const lists = await Promise.all(options.expectedFailures.map(readExpectedFailures))
    steps.push(expectFailures(new Set(lists.flat())))
  }
  return compose(...steps, keepTests(meets({ ...options, outcomes: options })))
}

function pattern(text: string): RegExp {
  return pythonRegExp(text, { multiline: true })
}
