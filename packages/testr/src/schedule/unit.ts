import type { Estimate, Estimator } from './estimate.ts'
import { fileOf } from './scope.ts'

/** What is never split: tests that must run on one worker, in one load list. */
export interface Unit {
  /** What the tests have in common: their file, the text that `group_regex` matched, or the one test's id. */
  readonly key: string
  /** What to write into a load list: ids of tests, or the path of a file for all of its tests. */
  readonly ids: readonly string[]
  /** What the unit is expected to take. */
  readonly estimate: Estimate
}

export interface UnitOptions {
  /** Ids that begin with the same text that this expression matches stay together (`group_regex`). */
  readonly groupRegex?: RegExp | undefined
  /** Whether tests of one file may run on different workers; never without being asked, as files share set-up. */
  readonly splitFiles?: boolean | undefined
}

/**
 * Makes units of ids, in the order of each unit's first id and with the ids of a unit in the order of the list.
 * An id occurs once, whatever the list says. With a `group_regex` that alone decides; an id it does not match,
 * or matches emptily, is on its own.
 */
export function unitsOfIds(ids: Iterable<string>, estimator: Estimator, options: UnitOptions = {}): Unit[] {
  const members = new Map<string, Set<string>>()
  for (const id of ids) {
    const key = keyOf(id, options)
    const unit = members.get(key)
    if (unit === undefined) members.set(key, new Set([id]))
    else unit.add(id)
  }
  return [...members].map(([key, unit]) => ({
    key,
    ids: [...unit],
    estimate: sum([...unit].map(id => estimator.test(id))),
  }))
}

/** Makes a unit of each file, for a run that learns the ids while it goes on. */
export function unitsOfFiles(files: Iterable<string>, estimator: Estimator): Unit[] {
  return [...new Set(files)].map(file => ({ key: file, ids: [file], estimate: estimator.file(file) }))
}

/** The sum of estimates. */
export function sum(estimates: readonly Estimate[]): Estimate {
  let seconds = 0
  let guessed = 0
  for (const estimate of estimates) {
    seconds += estimate.seconds
    guessed += estimate.guessed
  }
  return { seconds, guessed }
}

function keyOf(id: string, { groupRegex, splitFiles = false }: UnitOptions): string {
  if (groupRegex === undefined) return splitFiles ? id : fileOf(id)
  // The leftmost match is at the start if there is one at the start.
  const match = groupRegex.exec(id)
  return match?.index === 0 ? match[0] || id : id
}
