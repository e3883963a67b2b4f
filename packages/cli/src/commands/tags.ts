import {
  type CommandDefinition,
  CommandError,
  defineCommand,
  ExitStatus,
  Input,
  Output,
  values,
} from '@subunit-js/command'
import { tag } from '@subunit-js/stream'
import { outputTo } from '../stream/options.ts'
import { readEvents } from '../stream/read-events.ts'
import { writeEvents } from '../stream/write-events.ts'

export const tags: CommandDefinition = defineCommand({
  about: 'Adds tags to every event of a subunit stream, then removes tags.',
  operands: '[file]',
  options: {
    add: values('-a, --add <tag>', 'add this tag; may be given many times', tagName),
    remove: values('-r, --remove <tag>', 'remove this tag; may be given many times', tagName),
    outputTo: outputTo('the stream'),
  },
  examples: [
    {
      line: 'subunit tags --add linux --add node-24 run.subunit > tagged.subunit',
      effect: 'say where a run took place',
    },
    { line: 'subunit tags --remove worker-1 run.subunit', effect: 'forget which worker ran a test' },
  ],

  async run({ options, operands }) {
    const input = new Input(operands[0])
    const output = new Output(options.outputTo, [input.stats])
    const events = writeEvents(output)
    const retag = tag({ add: options.add, discard: options.remove })
    await readEvents(input, retag(events), () => events.flush())
    output.close()
    return ExitStatus.success
  },
})

function tagName(text: string): string {
  if (text === '') throw new CommandError('usage', 'a tag cannot be empty')
  return text
}
