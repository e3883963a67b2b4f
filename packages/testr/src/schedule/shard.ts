import type { Unit } from './unit.ts'

/**
 * The part of `units` that machine `index` (from 1) of `count` runs: parts of equal expected length, in the
 * order of the list. The same units with the same estimates give the same parts on every machine, whatever
 * their order; the parts of all machines together are all units.
 */
export function shard(units: readonly Unit[], index: number, count: number): Unit[] {
  const parts = Array.from({ length: count }, () => ({ seconds: 0, tests: 0, units: new Set<Unit>() }))
  for (const unit of units.toSorted(longerFirst)) {
    const lightest = parts.reduce((least, part) => (lighter(part, least) ? part : least))
    lightest.seconds += unit.estimate.seconds
    lightest.tests += unit.ids.length
    lightest.units.add(unit)
  }
  const part = parts[index - 1]!.units
  return units.filter(unit => part.has(unit))
}

/**
 * A short text that differs where machines would cut shards differently, for them to compare: it stands for
 * all units and what they are expected to take, in any order.
 */
export function shardFingerprint(units: readonly Unit[]): string {
  let hash = 0
  for (const { key, estimate } of units) {
    let each = 0x811c9dc5
    for (const character of `${key}\n${estimate.seconds}`)
      each = Math.imul(each ^ character.codePointAt(0)!, 0x01000193)
    hash = (hash + each) | 0
  }
  return (hash >>> 0).toString(16).padStart(8, '0')
}

interface Load {
  readonly seconds: number
  readonly tests: number
}

function lighter(one: Load, other: Load): boolean {
  return one.seconds < other.seconds || (one.seconds === other.seconds && one.tests < other.tests)
}

/** Ties are broken by the key's code units, which no locale changes. */
function longerFirst(one: Unit, other: Unit): number {
  return other.estimate.seconds - one.estimate.seconds || (one.key < other.key ? -1 : 1)
}
