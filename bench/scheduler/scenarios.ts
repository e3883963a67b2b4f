import { readFileSync } from 'node:fs'
import { randomNumbers } from '../../packages/testr/src/schedule/random.ts'
import type { Machine } from './simulate.ts'
import { normal, type Suite, syntheticSuite } from './suites.ts'

/** One kind of run, of which there is a different one for each seed. */
export interface Scenario {
  readonly name: string
  readonly make: (workers: number, seed: number) => Suite
  /** Whether the first worker is half as fast as the others. */
  readonly slowWorker?: boolean
}

/** Each worker's part of the work if it could be spread evenly, in seconds. */
export const SHARE_SECONDS = 50

const USUAL = { testsPerFile: 4, tail: 1.5, noise: 0.2, unseen: 0, turnSlow: 0, slowdown: 30 }

/** As many suites as there are seeds: 20 files for each worker, with heavy-tailed durations. */
function synthetic(change: Partial<typeof USUAL>): Scenario['make'] {
  return (workers, seed) =>
    syntheticSuite({
      ...USUAL,
      ...{ files: workers * 20, totalSeconds: workers * SHARE_SECONDS, seed },
      ...change,
    })
}

/** What `record.ts` wrote: by file, by title, the milliseconds of each of several runs. */
type Recording = Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>

/** A recorded run after another recorded run, stretched to the usual length. */
function recorded(seen: boolean): Scenario['make'] {
  const recording: Recording = JSON.parse(readFileSync(new URL('recorded.json', import.meta.url), 'utf8'))
  const tests = Object.entries(recording).flatMap(([file, titles]) =>
    Object.entries(titles).map(([title, runs]) => ({ id: `${file} > ${title}`, runs })),
  )
  return (workers, seed) => {
    const random = randomNumbers(seed)
    const runs = tests[0]!.runs.length
    const before = Math.floor(random() * runs)
    const now = (before + 1 + Math.floor(random() * (runs - 1))) % runs
    const total = tests.reduce((sum, test) => sum + test.runs[now]!, 0)
    const scale = (workers * SHARE_SECONDS) / total
    // Runs are few, so that each is varied a little.
    const vary = (): number => scale * Math.exp(0.05 * normal(random))
    return {
      ids: tests.map(test => test.id),
      actual: new Map(tests.map(test => [test.id, test.runs[now]! * vary()])),
      history: new Map(seen ? tests.map(test => [test.id, test.runs[before]! * scale]) : []),
    }
  }
}

export const WITH_HISTORY: readonly Scenario[] = [
  { name: 'recorded', make: recorded(true) },
  { name: 'heavy tail', make: synthetic({}) },
  { name: 'skewed', make: synthetic({ tail: 1.15 }) },
  { name: 'noisy history', make: synthetic({ noise: 0.6 }) },
]

export const WITHOUT_HISTORY: readonly Scenario[] = [
  { name: 'recorded', make: recorded(false) },
  { name: 'heavy tail', make: synthetic({ unseen: 1 }) },
]

export const DISTURBED: readonly Scenario[] = [
  { name: 'a third of the files is new', make: synthetic({ unseen: 1 / 3 }) },
  { name: '1 % of the tests turns slow', make: synthetic({ turnSlow: 0.01 }) },
  { name: 'one worker at half speed', make: synthetic({}), slowWorker: true },
]

export function machineOf(scenario: Scenario, workers: number, startUpSeconds: number): Machine {
  const speeds = Array.from({ length: workers }, (_, index) => (scenario.slowWorker && index === 0 ? 0.5 : 1))
  return { speeds, startUpSeconds }
}
