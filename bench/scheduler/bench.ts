// Simulates runs and compares when the last worker ends with the bound that no schedule can beat: the greater of
// all work spread evenly and the longest unit. Start-ups count in the runs, not in the bound.
import { fileOf } from '../../packages/testr/src/schedule/scope.ts'
import {
  DISTURBED,
  machineOf,
  type Scenario,
  SHARE_SECONDS,
  WITH_HISTORY,
  WITHOUT_HISTORY,
} from './scenarios.ts'
import { bound, pulledMakespan, staticMakespan } from './simulate.ts'
import { countShards, pythonPartition } from './static.ts'

const SEEDS = 50
const WORKERS = [4, 8]
const START_UPS = [0, 0.001, 0.01, 0.05]

interface Ratios {
  readonly ours: number[]
  readonly python: number[]
  readonly count: number[]
}

function ratiosOf(scenario: Scenario, splitFiles: boolean, startUp: number): Ratios {
  const ratios: Ratios = { ours: [], python: [], count: [] }
  const groupOf = splitFiles ? (id: string) => id : fileOf
  for (const workers of WORKERS) {
    const machine = machineOf(scenario, workers, startUp * SHARE_SECONDS)
    for (let seed = 1; seed <= SEEDS; seed++) {
      const suite = scenario.make(workers, seed)
      const least = bound(suite, machine, splitFiles)
      const partition = pythonPartition(suite.ids, workers, suite.history, groupOf)
      const shards = countShards(suite.ids, workers, fileOf)
      ratios.ours.push(pulledMakespan(suite, machine, splitFiles) / least)
      ratios.python.push(staticMakespan(partition, suite, machine) / least)
      ratios.count.push(staticMakespan(shards, suite, machine) / least)
    }
  }
  return ratios
}

function quantile(values: readonly number[], part: number): number {
  return values.toSorted((one, other) => one - other)[Math.floor((values.length - 1) * part)]!
}

function cell(values: readonly number[]): string {
  return `${quantile(values, 0.5).toFixed(2)} / ${quantile(values, 0.95).toFixed(2)}`
}

console.log(
  `Makespan over bound, median / 95th percentile of ${SEEDS * WORKERS.length} runs on ${WORKERS.join(' and ')} workers`,
)
for (const [title, scenarios] of [
  ['with history', WITH_HISTORY],
  ['without history', WITHOUT_HISTORY],
  ['disturbed, with history', DISTURBED],
] as const) {
  console.log(
    `\n| ${title} | units | start-up | testr | Python testr | files by count |\n|---|---|---|---|---|---|`,
  )
  for (const splitFiles of [true, false]) {
    for (const startUp of START_UPS) {
      const all: Ratios = { ours: [], python: [], count: [] }
      for (const scenario of scenarios) {
        const ratios = ratiosOf(scenario, splitFiles, startUp)
        for (const key of ['ours', 'python', 'count'] as const) all[key].push(...ratios[key])
        print(scenario.name, splitFiles, startUp, ratios)
      }
      if (title !== 'disturbed, with history') print('**all**', splitFiles, startUp, all)
    }
  }
}

function print(name: string, splitFiles: boolean, startUp: number, { ours, python, count }: Ratios): void {
  const units = splitFiles ? 'tests' : 'files'
  console.log(
    `| ${name} | ${units} | ${startUp * 100} % | ${cell(ours)} | ${cell(python)} | ${cell(count)} |`,
  )
}
