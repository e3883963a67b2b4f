import { type CommandDefinition, defineCommand, ExitStatus, flag, Input, Output } from '@subunit-js/command'
import {
  copy,
  duration,
  foldTests,
  NULL_SINK,
  passes,
  sink,
  type TestRecord,
  tally,
} from '@subunit-js/stream'
import { outputTo, rules } from '../stream/options.ts'
import { readEvents } from '../stream/read-events.ts'
import { writeRunContents } from '../stream/write-contents.ts'

export const ls: CommandDefinition = defineCommand({
  about:
    'Prints the id of each test of a subunit stream as it ends, one on a line; tests that never end come ' +
    'last. What is not part of a test is passed through. The status is 1 if a test failed or did not end.',
  operands: '[file]',
  options: {
    times: flag('--times', 'add how many seconds each test took, or - where its stream does not say'),
    exists: flag('--exists', 'print the ids of tests that are announced as well'),
    passthrough: flag('--no-passthrough', 'leave out what is not part of a test'),
    rules: rules(),
    outputTo: outputTo('the list'),
  },
  examples: [
    { line: 'subunit ls run.subunit', effect: 'list the tests that ran' },
    { line: 'npx subunit-vitest --list | subunit ls --exists', effect: 'list the tests that there are' },
    { line: 'subunit ls --times run.subunit | sort -rgk2', effect: 'the slowest tests first' },
  ],

  async run({ options, operands }) {
    const input = new Input(operands[0])
    const output = new Output(options.outputTo, [input.stats])
    const { add, summary } = tally()

    function onTest(test: TestRecord): void {
      add(test)
      const listed = test.status !== 'exists' || (test.lost && options.rules !== 'reference')
      if (listed) print(test.testId, secondsOf(test))
    }

    function print(testId: string, seconds: string): void {
      output.write(options.times ? `${testId} ${seconds}\n` : `${testId}\n`)
    }

    const contents = options.passthrough ? writeRunContents(output) : NULL_SINK
    const fold = foldTests({ onTest, onRun: contents.event, bytes: 'drop' })
    const announcements = sink(({ status, testId = '' }) => {
      if (status === 'exists') print(testId, '-')
    })
    await readEvents(input, options.exists ? copy(announcements, fold) : fold, () => output.flush())
    output.close()
    return passes(summary(), options) ? ExitStatus.success : ExitStatus.failure
  },
})

function secondsOf(test: TestRecord): string {
  const milliseconds = duration(test)
  return milliseconds === undefined ? '-' : (milliseconds / 1000).toFixed(3)
}
