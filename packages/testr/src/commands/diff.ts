import { type CommandDefinition, CommandError, defineCommand, ExitStatus, Output } from '@subunit-js/command'
import { compare } from '../common/compare.ts'
import { writeJson } from '../common/json.ts'
import { here, json } from '../common/options.ts'
import { runOf, withStore } from '../common/repository.ts'

export const diff: CommandDefinition = defineCommand({
  about:
    'Compares two runs: what fails anew, what was fixed, what came and went. The status is 1 if a test fails anew.',
  operands: '<run> <run>',
  options: { here: here(), json: json() },
  examples: [{ line: 'testr diff -2 -1', effect: 'compare the newest run with the one before' }],

  async run({ options, operands }) {
    const [first, second] = operands
    if (first === undefined || second === undefined)
      throw new CommandError('usage', 'which runs? Give two numbers')
    return withStore(options, store => {
      const [before, now] = [runOf(store, first), runOf(store, second)]
      const verdictsOf = (run: number) => store.attempts({ run, last: true })
      const comparison = compare(verdictsOf(before.id), verdictsOf(now.id))
      const output = new Output()
      if (options.json) writeJson(output, { before: before.id, now: now.id, ...comparison })
      else {
        for (const [title, ids] of Object.entries(comparison))
          for (const id of ids) output.write(`${title.padEnd(8)} ${id}\n`)
      }
      output.close()
      return comparison.failing.length === 0 ? ExitStatus.success : ExitStatus.failure
    })
  },
})
