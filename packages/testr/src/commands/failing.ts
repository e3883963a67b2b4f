import {
  type CommandDefinition,
  defineCommand,
  ExitStatus,
  flag,
  Output,
  wantsColour,
} from '@subunit-js/command'
import { Encoder } from '@subunit-js/protocol'
import { counted, painter, testBlock } from '@subunit-js/report'
import { readFailing, type Store } from '@subunit-js/repository'
import { eventsOf } from '@subunit-js/stream'
import { attemptJson, writeJson } from '../common/json.ts'
import { here, json, subunit } from '../common/options.ts'
import { withStore } from '../common/repository.ts'

export const failing: CommandDefinition = defineCommand({
  about: 'Shows the tests that fail by now, over all runs. The status is 1 if there are any.',
  options: {
    here: here(),
    list: flag('--list', 'write their ids, one a line'),
    json: json(),
    subunit: subunit(),
  },
  examples: [
    { line: 'testr failing', effect: 'show them with their tracebacks' },
    { line: 'testr failing --list > failing.txt', effect: 'make a load list of them' },
  ],

  async run({ options }) {
    return withStore(options, store => {
      const output = new Output()
      const count = options.list
        ? writeIds(store, output)
        : options.json
          ? writeAttempts(store, output)
          : options.subunit
            ? writeStream(store, output)
            : writeBlocks(store, output)
      output.close()
      return count === 0 ? ExitStatus.success : ExitStatus.failure
    })
  },
})

/** A test that fails under several profiles is listed once. */
function writeIds(store: Store, output: Output): number {
  const ids = new Set(store.attempts({ failing: true }).map(attempt => attempt.testId))
  for (const id of ids) output.write(`${id}\n`)
  return ids.size
}

function writeAttempts(store: Store, output: Output): number {
  const attempts = store.attempts({ failing: true })
  writeJson(output, attempts.map(attemptJson))
  return attempts.length
}

function writeStream(store: Store, output: Output): number {
  const tests = readFailing(store)
  const encoder = new Encoder()
  for (const { attempt, record } of tests) {
    if (record === undefined) encoder.append({ testId: attempt.testId, status: 'fail', tags: attempt.tags })
    else for (const event of eventsOf(record)) encoder.append(event)
    output.write(encoder.take())
  }
  return tests.length
}

function writeBlocks(store: Store, output: Output): number {
  const tests = readFailing(store)
  const paint = painter(wantsColour(output))
  for (const { attempt, record } of tests)
    output.write(record === undefined ? `FAIL ${attempt.testId}\n` : testBlock(record, paint))
  output.write(tests.length === 0 ? 'no test fails\n' : `${counted(tests.length, 'test')} failing\n`)
  return tests.length
}
