import type { MochaSuite } from '../mocha.ts'

const LISTS = [
  'tests',
  'suites',
  '_beforeAll',
  '_beforeEach',
  '_afterAll',
  '_afterEach',
  '_onlyTests',
  '_onlySuites',
] as const

type Lists = Record<(typeof LISTS)[number], unknown[]>

/** How much of everything the root suite has. */
export type Snapshot = readonly number[]

export function snapshot(suite: MochaSuite): Snapshot {
  return LISTS.map(name => (suite as unknown as Lists)[name].length)
}

/** Takes away what was added to the root suite since then. */
export function restore(suite: MochaSuite, lengths: Snapshot): void {
  LISTS.forEach((name, index) => {
    ;(suite as unknown as Lists)[name].length = lengths[index]!
  })
}
