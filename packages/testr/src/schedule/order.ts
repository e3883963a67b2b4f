import { randomNumbers, shuffled } from './random.ts'
import type { Unit } from './unit.ts'

/** In which order units are given out. */
export type Order =
  /** The longest first, those never seen before all others; equal ones in the order of the list. */
  | { readonly by: 'longest' }
  /** Those with a test that failed last, then the others; the longest first in both. */
  | { readonly by: 'failing'; readonly failing: ReadonlySet<string> }
  /** Shuffled; the same seed and list give the same order. */
  | { readonly by: 'random'; readonly seed: number }
  /** As listed. */
  | { readonly by: 'list' }

/** Puts units in order. */
export function ordered(units: readonly Unit[], order: Order): Unit[] {
  switch (order.by) {
    case 'longest':
      return longestFirst(units)
    case 'failing': {
      const failed = (unit: Unit): boolean =>
        order.failing.has(unit.key) || unit.ids.some(id => order.failing.has(id))
      return [...longestFirst(units.filter(failed)), ...longestFirst(units.filter(unit => !failed(unit)))]
    }
    case 'random':
      return shuffled(units, randomNumbers(order.seed))
    case 'list':
      return [...units]
  }
}

/** A unit of which nothing is known may be the longest of all, so that it must not come last. */
function longestFirst(units: readonly Unit[]): Unit[] {
  const rank = ({ estimate }: Unit): number =>
    estimate.guessed > 0 && estimate.guessed === estimate.seconds ? Infinity : estimate.seconds
  return units.toSorted((one, other) => {
    const [a, b] = [rank(one), rank(other)]
    return a === b ? other.estimate.seconds - one.estimate.seconds : b - a
  })
}
