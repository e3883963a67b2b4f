import { randomNumbers } from '../../packages/testr/src/schedule/random.ts'

/** A suite to be run: what each test really takes this time, and what it took before, if it ran before. */
export interface Suite {
  /** Test ids in the order of the list, `<file> > <title>`. */
  readonly ids: readonly string[]
  /** What the test takes in this run, on a worker of speed 1, in seconds. */
  readonly actual: ReadonlyMap<string, number>
  /** What it took in the past. */
  readonly history: ReadonlyMap<string, number>
}

export interface SuiteOptions {
  readonly files: number
  readonly testsPerFile: number
  /** The tail of the durations of files: the shape of a Pareto distribution; smaller is heavier. */
  readonly tail: number
  /** How far a test's time strays from run to run: the standard deviation of its logarithm. */
  readonly noise: number
  /** The share of files that never ran. */
  readonly unseen: number
  /** The share of tests that now take `slowdown` times as long, all in a tenth of the files: failures at a time limit. */
  readonly turnSlow: number
  readonly slowdown: number
  /** All tests together take this much. */
  readonly totalSeconds: number
  readonly seed: number
}

/** Makes a suite of heavy-tailed durations. */
export function syntheticSuite(options: SuiteOptions): Suite {
  const random = randomNumbers(options.seed)
  const ids: string[] = []
  const past = new Map<string, number>()
  const unseenFiles = new Set<string>()
  const slowFiles = new Set<string>()
  let total = 0
  for (let index = 0; index < options.files; index++) {
    const folder = Math.floor(random() * Math.max(2, options.files / 20))
    const file = `packages/p${folder}/test/${String(index).padStart(4, '0')}.test.ts`
    const weight = (1 - random()) ** (-1 / options.tail)
    const tests = 1 + Math.floor(-Math.log(1 - random()) * options.testsPerFile)
    if (random() < options.unseen) unseenFiles.add(file)
    if (random() < 0.1) slowFiles.add(file)
    for (let number = 0; number < tests; number++) {
      const seconds = weight * Math.exp(normal(random))
      const id = `${file} > test ${number}`
      ids.push(id)
      past.set(id, seconds)
      total += seconds
    }
  }
  const scale = options.totalSeconds / total
  const actual = new Map<string, number>()
  const history = new Map<string, number>()
  for (const [id, seconds] of past) {
    const file = id.slice(0, id.indexOf(' > '))
    const slow = slowFiles.has(file) && random() < options.turnSlow * 10
    const now = seconds * scale * Math.exp(options.noise * normal(random))
    actual.set(id, slow ? now * options.slowdown : now)
    if (!unseenFiles.has(file)) history.set(id, seconds * scale)
  }
  return { ids, actual, history }
}

/** A number of the standard normal distribution (Box and Muller). */
export function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}
