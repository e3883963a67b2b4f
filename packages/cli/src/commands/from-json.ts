import {
  type CommandDefinition,
  CommandError,
  defineCommand,
  ExitStatus,
  Input,
  Output,
} from '@subunit-js/command'
import type { TestEvent } from '@subunit-js/protocol'
import { eventFromJson, StreamError } from '@subunit-js/stream'
import { splitLines } from '../stream/lines.ts'
import { outputTo } from '../stream/options.ts'
import { writeEvents } from '../stream/write-events.ts'

export const fromJson: CommandDefinition = defineCommand({
  about:
    'Writes a subunit stream from JSON objects, one on a line, with the keys that "subunit json" writes. Keys ' +
    'may be left out, runnable then being true and eof false, and file_text may stand for file_bytes.',
  operands: '[file]',
  options: { outputTo: outputTo('the stream') },
  examples: [
    {
      line: `echo '{"test_id": "deploy", "test_status": "success"}' | subunit from-json >> run.subunit`,
      effect: 'add an event to a stream',
    },
    {
      line: `subunit json run.subunit | jq -c 'del(.route_code)' | subunit from-json`,
      effect: 'change a stream with jq',
    },
  ],

  async run({ options, operands }) {
    const input = new Input(operands[0])
    const output = new Output(options.outputTo, [input.stats])
    const events = writeEvents(output)
    let number = 0
    const lines = splitLines(line => {
      number++
      const event = readLine(line, `${input.name}, line ${number}`)
      if (event !== undefined) events.event(event)
    })
    try {
      await input.read(chunk => {
        lines.write(chunk)
        events.flush()
      })
      lines.end()
    } finally {
      // Before a bad line is complained of, the good ones are on their way.
      events.flush()
    }
    output.close()
    return ExitStatus.success
  },
})

const strictUtf8 = new TextDecoder('utf-8', { fatal: true })

/** Undefined for a blank line. Throws a `CommandError` that says where the bad line is. */
function readLine(line: Uint8Array, place: string): TestEvent | undefined {
  try {
    const text = strictUtf8.decode(line)
    return text.trim() === '' ? undefined : eventFromJson(JSON.parse(text))
  } catch (error) {
    const expected =
      error instanceof StreamError || error instanceof SyntaxError || error instanceof TypeError
    if (!expected) throw error
    throw new CommandError('unreadable-input', `${place}: ${error.message}`, { cause: error })
  }
}
