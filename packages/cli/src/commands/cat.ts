import {
  type CommandDefinition,
  columnsOf,
  defineCommand,
  ExitStatus,
  flag,
  Input,
  Output,
  wantsColour,
} from '@subunit-js/command'
import { detectCi, type Report, report } from '@subunit-js/report'
import { ciView } from '../ci/view.ts'
import { outputTo } from '../stream/options.ts'
import { readEvents } from '../stream/read-events.ts'

const REDRAW_MILLISECONDS = 100

export const cat: CommandDefinition = defineCommand({
  about:
    'Shows a subunit stream to people as it goes: progress on a terminal, each failure with its attachments, ' +
    'output of the run, and the counts at the end. The status is 1 if a test failed or did not end.',
  operands: '[file]',
  options: {
    verbose: flag('-v, --verbose', 'also tell of each test that is as it should be'),
    passthrough: flag('--no-passthrough', 'leave out what is not part of a test'),
    ci: flag(
      '--ci',
      'write for the log of the CI system that this runs in: failures folded (GitHub Actions, GitLab), marked ' +
        'beside their lines of source and summed up on the page of the job (GitHub Actions)',
    ),
    outputTo: outputTo('the report'),
  },
  examples: [
    { line: 'npx vitest --reporter subunit | subunit cat', effect: 'watch a run' },
    {
      line: 'npx vitest --reporter subunit | tee run.subunit | subunit cat',
      effect: 'watch it and store it',
    },
    {
      line: 'npx vitest --reporter subunit | subunit cat --ci',
      effect: 'the step of a CI job, which fails if a test does',
    },
    { line: 'subunit filter -F run.subunit | subunit cat', effect: 'read the failures of a stored run' },
  ],

  async run({ options, operands }) {
    const input = new Input(operands[0])
    const output = new Output(options.outputTo, [input.stats])
    const view = options.ci ? ofCi(output, options) : ofPeople(output, options)
    function refresh(): void {
      view.drawProgress()
      output.flush()
    }

    const timer = output.isTerminal ? setInterval(refresh, REDRAW_MILLISECONDS) : undefined
    try {
      await readEvents(input, view, () => output.flush())
    } finally {
      clearInterval(timer)
    }
    output.close()
    return view.passes() ? ExitStatus.success : ExitStatus.failure
  },
})

interface ViewOptions {
  readonly verbose: boolean
  readonly passthrough: boolean
}

function ofPeople(output: Output, { verbose, passthrough }: ViewOptions): Report {
  return report({
    write: text => output.write(text),
    colour: wantsColour(output),
    columns: columnsOf(output),
    verbose,
    runOutput: passthrough,
  })
}

function ofCi(output: Output, options: ViewOptions): Report {
  const platform = detectCi(process.env)
  const { GITHUB_STEP_SUMMARY: summary } = process.env
  return ciView(output, { ...options, platform, summaryTo: platform.pages && summary ? summary : undefined })
}
