import {
  type CommandDefinition,
  defineCommand,
  ExitStatus,
  flag,
  Input,
  Output,
  wantsColour,
} from '@subunit-js/command'
import { report } from '@subunit-js/report'
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
    outputTo: outputTo('the report'),
  },
  examples: [
    { line: 'npx vitest --reporter subunit | subunit cat', effect: 'watch a run' },
    {
      line: 'npx vitest --reporter subunit | tee run.subunit | subunit cat',
      effect: 'watch it and store it',
    },
    { line: 'subunit filter -F run.subunit | subunit cat', effect: 'read the failures of a stored run' },
  ],

  async run({ options, operands }) {
    const input = new Input(operands[0])
    const output = new Output(options.outputTo, [input.stats])
    const view = report({
      write: text => output.write(text),
      colour: wantsColour(output),
      ...(output.isTerminal && { columns: () => process.stdout.columns || 80 }),
      verbose: options.verbose,
      runOutput: options.passthrough,
    })
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
