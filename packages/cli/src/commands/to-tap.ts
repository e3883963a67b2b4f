import { type CommandDefinition, choice, defineCommand, ExitStatus, Input, Output } from '@subunit-js/command'
import { writeTap } from '@subunit-js/tap'
import { outputTo } from '../stream/options.ts'
import { readEvents } from '../stream/read-events.ts'

export const toTap: CommandDefinition = defineCommand({
  about:
    'Converts a subunit stream to TAP 14, live: a test point for each test, with its attachments as YAML, and a ' +
    'subtest for each test that others were reported inside. The document passes exactly if the stream does. ' +
    'The status is 0 whatever the tests did.',
  operands: '[file]',
  options: {
    tapVersion: choice(
      '--tap-version <number>',
      ['13', '14'],
      '14',
      'the version to declare: "prove" refuses 14 before Test::Harness 3.48',
    ),
    outputTo: outputTo('the document'),
  },
  examples: [
    { line: 'subunit to-tap run.subunit', effect: 'show a stored run as TAP' },
    {
      line: `prove --exec 'subunit to-tap --tap-version 13' run.subunit`,
      effect: 'have a stored run judged by prove',
    },
  ],

  async run({ options, operands }) {
    const input = new Input(operands[0])
    const output = new Output(options.outputTo, [input.stats])
    const version = options.tapVersion === '13' ? 13 : 14
    await readEvents(
      input,
      writeTap(text => output.write(text), { version }),
      () => output.flush(),
    )
    output.close()
    return ExitStatus.success
  },
})
