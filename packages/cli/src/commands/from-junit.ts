import { globSync, statSync } from 'node:fs'
import { join } from 'node:path'
import {
  type CommandDefinition,
  CommandError,
  complain,
  defineCommand,
  ExitStatus,
  Input,
  Output,
  value,
} from '@subunit-js/command'
import { JUnitReader } from '@subunit-js/junit'
import { timestampFromMilliseconds } from '@subunit-js/stream'
import { outputTo } from '../stream/options.ts'
import { writeEvents } from '../stream/write-events.ts'

export const fromJunit: CommandDefinition = defineCommand({
  about:
    'Converts JUnit XML of any dialect to a subunit stream. Several files make one stream, and a folder stands for all *.xml files in it. Retried attempts become ' +
    'attempts; what a stream has no words for is kept in attachments, and "subunit to-junit" writes it again. The ' +
    'status is 2 if a file is damaged, which the stream then says too.',
  operands: '[files...]',
  options: {
    root: value(
      '--root <folder>',
      'the folder that paths of files are made relative to; default SUBUNIT_ROOT, or the current one',
    ),
    outputTo: outputTo('the stream'),
  },
  examples: [
    {
      line: 'subunit from-junit target/surefire-reports | subunit cat',
      effect: 'read the reports of another tool',
    },
    {
      line: 'pytest --junit-xml=pytest.xml; subunit from-junit pytest.xml | testr load',
      effect: 'keep the runs of another tool in a repository',
    },
  ],

  async run({ name, options, operands }) {
    const paths = operands.length === 0 ? ['-'] : operands.flatMap(reportsAt)
    const inputs = paths.map(path => ({ path, input: new Input(path) }))
    const sources = inputs.map(({ input }) => input.stats)
    const output = new Output(options.outputTo, sources)
    const events = writeEvents(output)
    const reader = new JUnitReader(events, {
      root: options.root ?? (process.env['SUBUNIT_ROOT'] || process.cwd()),
    })
    let damaged = false

    for (const { path, input } of inputs) {
      const file = reader.file({ name: path === '-' ? input.name : path, start: startOf(input) })
      await input.read(chunk => {
        file.write(chunk)
        events.flush()
      })
      for (const { message, harmless } of file.end()) {
        complain(name, `${input.name}: ${message}`)
        damaged ||= !harmless
      }
    }
    events.end()
    output.close()
    return damaged ? ExitStatus.usage : ExitStatus.success
  },
})

/** The reports of a folder, in the same order everywhere; a file is itself. */
function reportsAt(path: string): string[] {
  if (path === '-' || !statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [path]
  const reports = globSync('**/*.xml', { cwd: path }).sort()
  if (reports.length === 0) throw new CommandError('usage', `there is no .xml file in the folder "${path}"`)
  return reports.map(report => join(path, report))
}

/** A report that does not say when its tests were run was written when they had been, as far as one can know. */
function startOf({ stats }: Input): ReturnType<typeof timestampFromMilliseconds> {
  return timestampFromMilliseconds(stats.isFile() ? Math.floor(stats.mtimeMs) : Date.now())
}
