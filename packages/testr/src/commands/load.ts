import {
  type CommandDefinition,
  complain,
  defineCommand,
  ExitStatus,
  flag,
  Input,
  Output,
} from '@subunit-js/command'
import { here, subunit } from '../common/options.ts'
import { withStore } from '../common/repository.ts'
import { runView, statusOf } from '../common/show-run.ts'

export const load: CommandDefinition = defineCommand({
  about:
    'Stores subunit v2 streams, from files or standard input, as one run, and shows it. The status is that of ' +
    'the run: 1 if a test failed, 4 if no test ran, which is also the answer to input in another format.',
  operands: '[files...]',
  options: {
    here: here(),
    partial: flag('--partial', 'only some of the tests were run: failures of the others still stand'),
    forceInit: flag('--force-init', 'make the repository if there is none'),
    subunit: subunit(),
  },
  examples: [
    { line: 'npx vitest --reporter subunit | testr load', effect: 'store a run while it goes on' },
    { line: 'testr load --partial run.subunit', effect: 'store a run of some of the tests' },
  ],

  async run({ name, options, operands }) {
    return withStore({ here: options.here, create: options.forceInit }, async store => {
      const inputs = (operands.length === 0 ? ['-'] : operands).map(path => new Input(path))
      const output = new Output()
      const run = store.begin({ partial: options.partial })
      const view = options.subunit ? undefined : runView(output)
      for (const input of inputs) {
        await input.read(bytes => {
          run.write(bytes)
          if (view === undefined) output.write(bytes)
          else view.write(bytes)
          output.flush()
        })
      }
      view?.end(true)
      const { id, summary } = run.finish({})
      if (view !== undefined) output.write(`run ${id}\n`)
      output.close()
      const status = statusOf(summary!)
      if (status === ExitStatus.noTests)
        complain(name, 'the input has no test in it; is it subunit v2? "subunit 1to2" converts version 1')
      return status
    })
  },
})
