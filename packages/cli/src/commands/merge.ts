import { once } from 'node:events'
import {
  type CommandDefinition,
  CommandError,
  complain,
  defineCommand,
  ExitStatus,
  Input,
  interruptible,
  Output,
  value,
  values,
} from '@subunit-js/command'
import { Decoder } from '@subunit-js/protocol'
import { merge as mergeInto, type Sink, StreamError } from '@subunit-js/stream'
import { commandSource } from '../merge/command-source.ts'
import { fileSource } from '../merge/file-source.ts'
import type { Source, SourceEnd } from '../merge/source.ts'
import { outputTo } from '../stream/options.ts'
import { writeEvents } from '../stream/write-events.ts'

export const merge: CommandDefinition = defineCommand({
  about:
    'Merges several subunit streams into one, live: files, FIFOs, standard input (-), and the output of shell ' +
    'commands, which run at the same time. Each event goes on at once, with the route code of its source in ' +
    'front of its own: 0, 1, 2 and so on, files first, or those of --routes. The status is 1 if a command ' +
    'did not end with 0.',
  operands: '[files...]',
  options: {
    command: values('-c, --command <command>', 'run this and merge its output; may be given many times'),
    routes: value('--routes <codes>', 'route codes in place of the numbers, with commas between'),
    outputTo: outputTo('the stream'),
  },
  examples: [
    {
      line: 'subunit merge --routes linux,mac linux.subunit mac.subunit > all.subunit',
      effect: 'make one run of two',
    },
    {
      line: `subunit merge -c 'npx vitest --reporter subunit' -c 'npx mocha --reporter subunit' | subunit cat`,
      effect: 'watch two runs at once',
    },
  ],

  async run({ name, options, operands }) {
    const codes = routeCodes(options.routes, operands.length + options.command.length)
    const inputs = operands.map(path => new Input(path))
    const output = new Output(
      options.outputTo,
      inputs.map(input => input.stats),
    )
    const events = writeEvents(output)
    const sinks = routedSinks(events, codes)

    const status = await interruptible(async signal => {
      const sources = [...inputs.map(fileSource), ...options.command.map(commandSource)]
      try {
        const ends = sources.map(async (source, index) => {
          const end = await pass(source, sinks[index]!, () => events.flush())
          if (end.complaint === undefined) return ExitStatus.success
          complain(name, end.complaint)
          return end.status
        })
        // A source that the user interrupts may never end by itself.
        const statuses = await Promise.race([Promise.all(ends), once(signal, 'abort')])
        return signal.aborted ? ExitStatus.failure : (Math.max(...statuses) as ExitStatus)
      } finally {
        for (const source of sources) source.stop()
      }
    })
    output.close()
    return status
  },
})

function routeCodes(text: string | undefined, sources: number): string[] {
  if (sources === 0) throw new CommandError('usage', 'there is nothing to merge: name files or commands')
  if (text === undefined) return Array.from({ length: sources }, (_, index) => String(index))
  const codes = text.split(',')
  if (codes.length === sources) return codes
  throw new CommandError('usage', `--routes has ${codes.length} codes for ${sources} sources`)
}

function routedSinks(target: Sink, codes: readonly string[]): Sink[] {
  try {
    return mergeInto(target, codes)
  } catch (error) {
    if (!(error instanceof StreamError)) throw error
    throw new CommandError('usage', `--routes: ${error.message}`, { cause: error })
  }
}

/** Reads one source to its end. The others do not wait for it. */
async function pass(source: Source, sink: Sink, afterChunk: () => void): Promise<SourceEnd> {
  const decoder = new Decoder(event => sink.event(event))
  const end = await source.read(chunk => {
    decoder.write(chunk)
    afterChunk()
  })
  decoder.end()
  sink.end()
  afterChunk()
  return end
}
