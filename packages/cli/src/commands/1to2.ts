import { type CommandDefinition, defineCommand, ExitStatus, Input, Output } from '@subunit-js/command'
import { V1Decoder } from '@subunit-js/protocol'
import { timestampFromMilliseconds } from '@subunit-js/stream'
import { outputTo } from '../stream/options.ts'
import { writeEvents } from '../stream/write-events.ts'

export const oneToTwo: CommandDefinition = defineCommand({
  about:
    'Converts a subunit v1 (text) stream to v2. Lines that are no part of v1 are kept as output of the run. ' +
    'Where the stream tells no time, events get that of the clock if they come live, and none from a file.',
  operands: '[file]',
  options: { outputTo: outputTo('the v2 stream') },
  examples: [{ line: 'subunit 1to2 old.subunit | subunit cat', effect: 'look at a stored v1 stream' }],

  async run({ options, operands }) {
    const input = new Input(operands[0])
    const output = new Output(options.outputTo, [input.stats])
    const events = writeEvents(output)
    const clock = () => timestampFromMilliseconds(performance.timeOrigin + performance.now())
    const decoder = new V1Decoder(event => events.event(event), input.stats.isFile() ? {} : { now: clock })
    await input.read(chunk => {
      decoder.write(chunk)
      events.flush()
    })
    decoder.end()
    events.end()
    output.close()
    return ExitStatus.success
  },
})
