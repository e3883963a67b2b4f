import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'

/** What came of comparing many cases with the reference. */
export interface CheckResult {
  /** Cases in which both gave the same. */
  readonly same: number
  /** Cases in which ours differs as it was decided to, and only there. */
  readonly decided: number
  readonly failures: readonly Failure[]
}

export interface Failure {
  readonly seed: number
  readonly index: number
  readonly input: string
  readonly ours: unknown
  readonly theirs: unknown
}

/** Compares `count` random cases, which `seed` decides, with the reference. */
export type Check = (seed: number, count: number) => CheckResult

/** What both made of one case; `decided` says that a difference was decided, and `same` then what must not differ. */
export interface Comparison {
  readonly decided: boolean
  readonly ours: unknown
  readonly theirs: unknown
}

/** Makes a check of random cases, of what the reference makes of all of them, and of how to compare one. */
export function check<Case, Theirs>(
  cases: fc.Arbitrary<Case>,
  reference: (cases: readonly Case[]) => readonly Theirs[],
  show: (input: Case) => string,
  compare: (input: Case, theirs: Theirs) => Comparison,
): Check {
  return (seed, count) => {
    const inputs = fc.sample(cases, { seed, numRuns: count })
    const results = reference(inputs)
    let [same, decided] = [0, 0]
    const failures: Failure[] = []
    for (const [index, input] of inputs.entries()) {
      const comparison = compare(input, results[index]!)
      const { ours, theirs } = comparison
      if (!isDeepStrictEqual(ours, theirs)) failures.push({ seed, index, input: show(input), ours, theirs })
      else if (comparison.decided) decided++
      else same++
    }
    return { same, decided, failures }
  }
}

export function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
