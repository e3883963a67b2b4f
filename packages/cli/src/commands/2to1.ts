import {
  type CommandDefinition,
  complain,
  defineCommand,
  ExitStatus,
  Input,
  Output,
} from '@subunit-js/command'
import { V1Encoder, type V1Loss } from '@subunit-js/protocol'
import { sink } from '@subunit-js/stream'
import { outputTo } from '../stream/options.ts'
import { readEvents } from '../stream/read-events.ts'

const HANDED_ON_BYTES = 1 << 16

export const twoToOne: CommandDefinition = defineCommand({
  about:
    'Converts a subunit v2 stream to v1 (text). Each test is written when it is complete. What v1 has no words ' +
    'for gets lost: announcements, routes and whether a test can be run on its own.',
  operands: '[file]',
  options: { outputTo: outputTo('the v1 stream') },
  examples: [{ line: 'subunit 2to1 run.subunit | less', effect: 'read a stream as text' }],

  async run({ name, options, operands }) {
    const input = new Input(operands[0])
    const output = new Output(options.outputTo, [input.stats])
    const losses: V1Loss[] = []
    let lost = 0
    const encoder = new V1Encoder({
      onLoss: loss => {
        lost++
        if (losses.length === 0) losses.push(loss)
      },
    })

    function hand(): void {
      if (encoder.length > 0) output.write(encoder.take())
    }

    const blocks = sink(
      event => {
        encoder.append(event)
        if (encoder.length >= HANDED_ON_BYTES) hand()
      },
      () => encoder.end(),
    )
    await readEvents(input, blocks, () => {
      hand()
      output.flush()
    })
    output.close()
    for (const { what, original, written } of losses) {
      complain(
        name,
        `v1 cannot carry every text: ${lost} were changed, first the ${what} ` +
          `${JSON.stringify(original)} to ${JSON.stringify(written)}`,
      )
    }
    return ExitStatus.success
  },
})
