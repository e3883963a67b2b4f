import { type CommandDefinition, defineCommand, ExitStatus, flag, Input, Output } from '@subunit-js/command'
import {
  copy,
  failures,
  filter,
  foldTests,
  NULL_SINK,
  passes,
  type Sink,
  type Summary,
  tally,
  testsRun,
  type VerdictOptions,
} from '@subunit-js/stream'
import { outputTo, rules } from '../stream/options.ts'
import { readEvents } from '../stream/read-events.ts'
import { writeRunContents } from '../stream/write-contents.ts'
import { writeEvents } from '../stream/write-events.ts'

export const stats: CommandDefinition = defineCommand({
  about:
    'Counts the tests of a subunit stream. What is not part of a test is passed through before. The status ' +
    'is 1 if a test failed or did not end.',
  operands: '[file]',
  options: {
    passthrough: flag('--no-passthrough', 'leave out what is not part of a test'),
    forward: flag('-f, --forward', 'also copy the stream to standard output'),
    rules: rules(),
    outputTo: outputTo('the numbers'),
  },
  examples: [
    { line: 'subunit stats run.subunit', effect: 'count the tests of a stored run' },
    {
      line: 'npx vitest --reporter subunit | subunit stats --forward -o counts.txt > run.subunit',
      effect: 'count while storing',
    },
  ],

  async run({ options, operands }) {
    const input = new Input(operands[0])
    const output = new Output(options.outputTo, [input.stats])
    const passed = options.outputTo === undefined ? output : new Output()
    const { add, summary } = tally()
    const contents = options.passthrough && !options.forward ? writeRunContents(passed) : NULL_SINK
    const fold = foldTests({ onTest: add, onRun: contents.event, bytes: 'drop' })
    const events = options.forward ? copy(forwarded(passed, options), fold) : fold
    await readEvents(input, events, () => passed.flush())

    output.write(statsText(summary(), options))
    output.close()
    return passes(summary(), options) ? ExitStatus.success : ExitStatus.failure
  },
})

/** Copies the stream, or its tests only. */
function forwarded(output: Output, options: { readonly passthrough: boolean }): Sink {
  const packets = writeEvents(output)
  return options.passthrough ? packets : filter(event => event.testId !== undefined)(packets)
}

function statsText(summary: Summary, options: VerdictOptions): string {
  const total = testsRun(summary, options)
  const failed = failures(summary, options)
  return [
    `Total tests:   ${column(total)}`,
    `Passed tests:  ${column(total - failed - summary.skip)}`,
    `Failed tests:  ${column(failed)}`,
    `Skipped tests: ${column(summary.skip)}`,
    `Seen tags: ${summary.tags.join(', ')}\n`,
  ].join('\n')
}

function column(count: number): string {
  return String(count).padStart(5)
}
