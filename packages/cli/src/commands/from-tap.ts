import {
  type CommandDefinition,
  CommandError,
  choice,
  defineCommand,
  ExitStatus,
  Input,
  Output,
  value,
} from '@subunit-js/command'
import { testId } from '@subunit-js/stream'
import { outputTo } from '../stream/options.ts'
import { writeEvents } from '../stream/write-events.ts'
import { readTap, readTapAsPython, type Target } from '../tap/sources.ts'

export const fromTap: CommandDefinition = defineCommand({
  about:
    'Converts TAP, version 12, 13 or 14, to a subunit stream, live: of standard input, of files, or of commands ' +
    'that are run. Each document is a test, named after its script; its test points and subtests are tests ' +
    'inside it that cannot be run on their own. A script fails when a point fails, when its plan is missing or ' +
    'wrong, when it bails out, when it prints no TAP and when it exits non-zero. The status is 0 all the same: ' +
    'verdicts are "subunit stats" and others to give.',
  operands: '[files...]',
  trailing: 'command [-- command...]',
  options: {
    name: value('-n, --name <name>', 'the test id of a single document; default "stdin", or the script'),
    jobs: value(
      '-j, --jobs <number>',
      'how many commands run at once; default 1, "auto" for one a processor',
    ),
    compat: choice(
      '--compat <whose>',
      ['ours', 'python'],
      'ours',
      "convert as we do, or as Python's tap2subunit",
    ),
    outputTo: outputTo('the stream'),
  },
  examples: [
    {
      line: 'perl t/login.t | subunit from-tap --name t/login.t | subunit cat',
      effect: 'watch a script',
    },
    { line: 'subunit from-tap -- node test.js > run.subunit', effect: 'run a script and store its results' },
    {
      line: 'subunit from-tap --jobs 2 -- ./smoke.sh -- perl t/login.t -- node test.js | subunit stats',
      effect: 'run several, two at a time',
    },
  ],

  async run({ options, operands, trailing }) {
    const python = options.compat === 'python'
    const runs = trailing.length > 0
    if (python && runs) throw new CommandError('usage', '--compat=python converts and runs nothing')
    const paths = operands.length > 0 || runs ? operands : ['-']
    // What runs commands and names files is loaded only where there are some.
    const running = runs ? await import('../tap/run-commands.ts') : undefined
    const commands = running?.splitCommands(trailing) ?? []
    if (options.name !== undefined && paths.length + commands.length > 1) {
      throw new CommandError('usage', '--name names a single document, and there are several')
    }

    const named = options.name === undefined ? undefined : testId({ path: options.name })
    const inputs = paths.map(path => ({ path, input: new Input(path) }))
    const output = new Output(
      options.outputTo,
      inputs.map(({ input }) => input.stats),
    )
    const events = writeEvents(output)
    const target: Target = { onEvent: event => events.event(event), afterChunk: () => events.flush() }
    for (const { path, input } of inputs) {
      if (python) await readTapAsPython(input, target)
      else await readTap(input, named ?? (await idOf(path)), target)
    }
    await running?.runCommands(commands, target, { testId: named, jobs: options.jobs })
    events.end()
    output.close()
    return ExitStatus.success
  },
})

async function idOf(path: string): Promise<string> {
  return path === '-' ? 'stdin' : (await import('../tap/script-ids.ts')).documentId(path)
}
