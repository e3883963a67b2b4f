import { randomNumbers, shuffled } from './random.ts'
import { fileOf } from './scope.ts'
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

/**
 * A unit of which nothing is known may be the longest of all, so that it must not come last. Of those, the ones
 * of different files come in turn: what is next to each other in a list is mostly alike, and a batch of nothing
 * but long tests would hold up the run.
 */
function longestFirst(units: readonly Unit[]): Unit[] {
  const unknown = units.filter(isUnknown)
  const known = units.filter(unit => !isUnknown(unit))
  const turns = new Map<string, number>()
  const turnOf = new Map<Unit, number>()
  for (const unit of unknown.toSorted(longer)) {
    const file = fileOf(unit.key)
    const turn = turns.get(file) ?? 0
    turns.set(file, turn + 1)
    turnOf.set(unit, turn)
  }
  unknown.sort((one, other) => turnOf.get(one)! - turnOf.get(other)! || longer(one, other))
  return [...unknown, ...known.toSorted(longer)]
}

function isUnknown({ estimate }: Unit): boolean {
  return estimate.guessed > 0 && estimate.guessed === estimate.seconds
}

function longer(one: Unit, other: Unit): number {
  return other.estimate.seconds - one.estimate.seconds
}
