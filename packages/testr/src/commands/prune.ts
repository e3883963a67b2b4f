import {
  type CommandDefinition,
  CommandError,
  defineCommand,
  ExitStatus,
  flag,
  Output,
  value,
} from '@subunit-js/command'
import { here } from '../common/options.ts'
import { withStore } from '../common/repository.ts'
import { expired } from '../common/retention.ts'

export const prune: CommandDefinition = defineCommand({
  about:
    'Removes runs for good: those beyond a number, an age or a size, the oldest first. The list of failing tests ' +
    'and the times of tests stay.',
  options: {
    here: here(),
    keep: value('--keep <number>', 'keep the newest runs', count),
    maxAge: value('--older-than <age>', 'remove older ones: 12h, 30d, 8w', duration),
    maxBytes: value('--max-size <size>', 'keep so much of the newest: 500k, 100M, 2G', size),
    dryRun: flag('--dry-run', 'only say which runs would be removed'),
  },
  examples: [
    { line: 'testr prune --keep 100', effect: 'keep the last hundred runs' },
    { line: 'testr prune --older-than 30d --dry-run', effect: 'see which runs are older than a month' },
  ],

  async run({ options }) {
    if ([options.keep, options.maxAge, options.maxBytes].every(each => each === undefined))
      throw new CommandError('usage', 'what is to be removed? Give --keep, --older-than or --max-size')
    return withStore(options, store => {
      const runs = expired(store.runs(), options, Date.now())
      if (!options.dryRun) store.remove(runs)
      const output = new Output()
      for (const run of runs) output.write(`${options.dryRun ? 'would remove' : 'removed'} run ${run}\n`)
      output.close()
      return ExitStatus.success
    })
  },
})

function count(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  throw new CommandError('usage', `"${text}" is not a number of runs`)
}

const HOUR = 3_600_000
const AGES: Readonly<Record<string, number>> = { h: HOUR, d: 24 * HOUR, w: 7 * 24 * HOUR }

function duration(text: string): number {
  const [, amount, unit = ''] = /^(\d+)([hdw])$/.exec(text) ?? []
  if (amount !== undefined) return Number(amount) * AGES[unit]!
  throw new CommandError('usage', `"${text}" is not an age; write 12h, 30d or 8w`)
}

const SIZES: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, g: 1e9 }

function size(text: string): number {
  const [, amount, unit = ''] = /^(\d+)([kMGmg]?)$/.exec(text) ?? []
  if (amount !== undefined) return Number(amount) * SIZES[unit.toLowerCase()]!
  throw new CommandError('usage', `"${text}" is not a size; write 500k, 100M or 2G`)
}
