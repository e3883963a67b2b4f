import { nextBatch, type Slot, speedOf } from '../../packages/testr/src/schedule/batch.ts'
import { Estimator } from '../../packages/testr/src/schedule/estimate.ts'
import { ordered } from '../../packages/testr/src/schedule/order.ts'
import { fileOf } from '../../packages/testr/src/schedule/scope.ts'
import { type Unit, unitsOfIds } from '../../packages/testr/src/schedule/unit.ts'
import type { Suite } from './suites.ts'

export interface Machine {
  /** How fast each worker is, 1 being usual. */
  readonly speeds: readonly number[]
  /** What a worker needs before the first test of a load list, in seconds. */
  readonly startUpSeconds: number
}

/** The end of the last worker when each runs one list, in seconds. */
export function staticMakespan(lists: readonly string[][], suite: Suite, machine: Machine): number {
  const ends = lists.map((ids, worker) =>
    ids.length === 0 ? 0 : (machine.startUpSeconds + total(ids, suite)) / machine.speeds[worker]!,
  )
  return Math.max(...ends)
}

interface Worker {
  readonly speed: number
  /** When its list began, and when each test of it ends. */
  begin: number
  end: number
  list: readonly { readonly id: string; readonly begin: number; readonly end: number }[]
  /** How many tests of the list have been taken notice of as ended. */
  noticed: number
  /** What it has finished was expected to take, and took. */
  expected: number
  real: number
}

/** The end of the last worker when workers pull load lists as they come free, in seconds. */
export function pulledMakespan(suite: Suite, machine: Machine, splitFiles: boolean): number {
  const { startUpSeconds } = machine
  const past = new Estimator(suite.history)
  const estimator = new Estimator(suite.history)
  const unitsOf = (ids: Iterable<string>): Unit[] =>
    ordered(unitsOfIds(ids, estimator, { splitFiles }), { by: 'longest' })
  const workers: Worker[] = machine.speeds.map(speed => ({
    ...{ speed, begin: 0, end: 0, list: [], noticed: 0, expected: 0, real: 0 },
  }))
  let pending = unitsOf(suite.ids)
  let blind = suite.history.size === 0
  let makespan = 0

  /** Takes notice of what has happened up to now, as a runner does from the events of its workers. */
  function notice(worker: Worker, now: number): void {
    for (; worker.noticed < worker.list.length; worker.noticed++) {
      const { id, begin, end } = worker.list[worker.noticed]!
      if (begin >= now) return
      const seconds = Math.min(end, now) - begin
      // A test in progress takes at least what it has taken.
      estimator.add(id, end > now ? Math.max(seconds, estimator.test(id).seconds) : seconds)
      blind = false
      if (end > now) return
      const expected = past.test(id)
      worker.real += seconds
      worker.expected += expected.guessed > 0 ? seconds : expected.seconds
    }
  }

  function slotOf(worker: Worker, now: number): Slot {
    const rest = worker.list.slice(worker.noticed)
    const current = rest[0]
    const elapsed = current === undefined ? 0 : Math.max(now - current.begin, 0)
    const seconds = rest.reduce((sum, { id }) => sum + estimator.test(id).seconds, 0)
    const speed = speedOf(worker.expected, worker.real)
    const busySeconds = rest.length === 0 ? 0 : Math.max(seconds / speed - elapsed, Number.MIN_VALUE)
    return { startUpSeconds, speed, busySeconds }
  }

  while (pending.length > 0) {
    workers.sort((one, other) => one.end - other.end || other.list.length - one.list.length)
    const worker = workers[0]!
    const now = worker.end
    for (const each of workers) notice(each, now)
    worker.list = []
    worker.noticed = 0
    if (pending.some(unit => unit.estimate.guessed > 0)) pending = unitsOf(pending.flatMap(unit => unit.ids))

    const others = workers.slice(1).map(each => slotOf(each, now))
    const batch = nextBatch(pending, slotOf(worker, now), others, { blind })
    if (batch.length === 0) {
      worker.end = (workers.find(each => each.list.length > 0)?.end ?? now) + 1e-6
      continue
    }
    const taken = new Set(batch)
    pending = pending.filter(unit => !taken.has(unit))
    let end = now + startUpSeconds / worker.speed
    worker.list = batch
      .flatMap(unit => unit.ids)
      .map(id => ({ id, begin: end, end: (end += suite.actual.get(id)! / worker.speed) }))
    worker.end = end
    makespan = Math.max(makespan, end)
  }
  return makespan
}

/** What no schedule can beat: all work spread evenly, or the longest unit on the fastest worker; no start-ups. */
export function bound(suite: Suite, machine: Machine, splitFiles: boolean): number {
  const units = [...Map.groupBy(suite.ids, id => (splitFiles ? id : fileOf(id))).values()]
  const longest = Math.max(...units.map(ids => total(ids, suite)))
  const speed = machine.speeds.reduce((all, each) => all + each, 0)
  return Math.max(total(suite.ids, suite) / speed, longest / Math.max(...machine.speeds))
}

function total(ids: readonly string[], suite: Suite): number {
  return ids.reduce((all, id) => all + suite.actual.get(id)!, 0)
}
