import { type CommandDefinition, defineCommand, ExitStatus, flag, Input, Output } from '@subunit-js/command'
import { eventToJson, sink } from '@subunit-js/stream'
import { outputTo } from '../stream/options.ts'
import { readEvents } from '../stream/read-events.ts'

export const json: CommandDefinition = defineCommand({
  about:
    'Writes each event of a subunit stream as a JSON object on a line of its own, for jq and scripts. Fields ' +
    'that an event lacks are left out; attachments are in Base64. "subunit from-json" turns it back.',
  operands: '[file]',
  options: {
    text: flag('--text', 'add file_text, the attachment as text, where it is UTF-8'),
    outputTo: outputTo('the objects'),
  },
  examples: [
    {
      line: `subunit json run.subunit | jq -r 'select(.test_status == "fail").test_id'`,
      effect: 'the ids of the failed tests',
    },
    {
      line: `subunit json --text run.subunit | jq -r 'select(.file_name == "traceback").file_text'`,
      effect: 'all tracebacks',
    },
  ],

  async run({ options, operands }) {
    const input = new Input(operands[0])
    const output = new Output(options.outputTo, [input.stats])
    const lines = sink(event => output.write(`${JSON.stringify(eventToJson(event, options))}\n`))
    await readEvents(input, lines, () => output.flush())
    output.close()
    return ExitStatus.success
  },
})
