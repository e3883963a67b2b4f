import { type CommandDefinition, defineCommand, ExitStatus, Output } from '@subunit-js/command'
import { counted } from '@subunit-js/report'
import type { StoredRun } from '@subunit-js/repository'
import { failures, formatTimestamp, testsRun } from '@subunit-js/stream'
import { runJson, writeJson } from '../common/json.ts'
import { here, json } from '../common/options.ts'
import { withStore } from '../common/repository.ts'

export const runs: CommandDefinition = defineCommand({
  about: 'Lists the runs, the newest first: number, begin, state, tests, failures, command.',
  options: { here: here(), json: json() },
  examples: [{ line: 'testr runs --json', effect: 'list them with all that is known of them' }],

  async run({ options }) {
    return withStore(options, store => {
      const all = store.runs()
      const output = new Output()
      if (options.json) writeJson(output, all.map(runJson))
      else for (const run of all) output.write(`${runLine(run)}\n`)
      output.close()
      return ExitStatus.success
    })
  },
})

function runLine(run: StoredRun): string {
  const { summary } = run
  const counts =
    summary === undefined ? '' : `${counted(testsRun(summary), 'test')}, ${failures(summary)} failed`
  const kind = [run.partial ? 'partial' : '', run.cause === 'probe' ? 'probe' : ''].filter(Boolean).join(', ')
  const columns = [
    String(run.id).padStart(5),
    formatTimestamp(run.started).slice(0, 19).replace('T', ' '),
    run.state.padEnd(11),
    counts.padEnd(24),
    kind,
    run.command ?? run.origin ?? '',
  ]
  return columns.join('  ').trimEnd()
}
