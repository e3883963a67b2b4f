import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nextBatch, type Slot, speedOf } from '../../src/schedule/batch.ts'
import { ordered } from '../../src/schedule/order.ts'
import type { Unit } from '../../src/schedule/unit.ts'

const units = (...seconds: number[]): Unit[] =>
  seconds.map((each, index) => ({
    ...{ key: `u${index}`, ids: [`u${index}`], estimate: { seconds: each, guessed: 0 } },
  }))
const guesses = (...seconds: number[]): Unit[] =>
  units(...seconds).map(unit => ({ ...unit, estimate: { ...unit.estimate, guessed: unit.estimate.seconds } }))
const slot = (fields: Partial<Slot> = {}): Slot => ({
  startUpSeconds: 1,
  speed: 1,
  busySeconds: 0,
  ...fields,
})
const seconds = (batch: readonly Unit[]): number[] => batch.map(unit => unit.estimate.seconds)
const ones = (count: number): number[] => Array.from({ length: count }, () => 1)

interface Ending {
  readonly makespan: number
  readonly batches: number
  readonly given: readonly Unit[]
}

/** Runs units that take exactly what was expected, and says when the last slot ends. */
function run(all: readonly Unit[], slots: readonly Slot[]): Ending {
  const workers = slots.map(each => ({ ...each, at: 0, idle: true }))
  let pending: readonly Unit[] = all
  const given: Unit[] = []
  let batches = 0
  while (pending.length > 0) {
    const free = workers.reduce((first, each) => (each.at < first.at ? each : first))
    free.idle = true
    const others = workers.filter(each => each !== free)
    const asSlot = (each: typeof free): Slot => ({
      ...each,
      busySeconds: each.idle ? 0 : Math.max(each.at - free.at, 0),
    })
    const batch = nextBatch(pending, asSlot(free), others.map(asSlot))
    given.push(...batch)
    if (batch.length === 0) {
      // It waits for the next one to come free, or lets another free one go first.
      const busy = others.filter(each => !each.idle).map(each => each.at)
      free.at = busy.length > 0 ? Math.min(...busy) + 1e-9 : free.at + 1e-9
      continue
    }
    batches += 1
    free.idle = false
    free.at += (free.startUpSeconds + seconds(batch).reduce((sum, each) => sum + each, 0)) / free.speed
    pending = pending.filter(unit => !batch.includes(unit))
  }
  return { makespan: Math.max(...workers.map(each => each.at)), batches, given }
}

describe('nextBatch', () => {
  test('gives everything to an only slot', () => {
    expect(seconds(nextBatch(units(5, 3, 1), slot(), []))).toStrictEqual([5, 3, 1])
  })

  test('gives one unit at a time where starting costs nothing', () => {
    const kept = slot({ startUpSeconds: 0 })
    expect(seconds(nextBatch(units(5, 3, 1), kept, [kept]))).toStrictEqual([5])
  })

  test('shares at once what is not worth a second start', () => {
    expect(seconds(nextBatch(units(5, 4, 3, 3, 2, 1), slot(), [slot()]))).toStrictEqual([5, 3, 1])
  })

  test('starts no second worker for less than its start-up', () => {
    expect(seconds(nextBatch(units(0.5, 0.4, 0.3), slot(), [slot()]))).toStrictEqual([0.5, 0.4, 0.3])
  })

  test('keeps something back when there is much, and more when little is known', () => {
    const first = (all: readonly Unit[]): number => nextBatch(all, slot(), [slot()]).length
    expect([first(units(...ones(400))), first(guesses(...ones(400)))]).toStrictEqual([63, 18])
  })

  test('begins with a small batch while no duration at all is known', () => {
    const batch = nextBatch(guesses(...ones(100).map(() => 0.05)), slot(), [slot()], { blind: true })
    expect(batch).toHaveLength(20)
  })

  test('gives the rest to a slot that ends sooner than this one would', () => {
    const slow = slot({ speed: 0.25 })
    const outcomes = [
      nextBatch(units(8), slow, [slot({ busySeconds: 5 })]),
      nextBatch(units(8), slow, [slot({ busySeconds: 50 })]),
      nextBatch(units(8, 1), slow, [slot({ busySeconds: 5 })]),
    ]
    expect(outcomes.map(seconds)).toStrictEqual([[], [8], [1]])
  })

  test('has nothing to give when nothing is pending', () => {
    expect(nextBatch([], slot(), [slot()])).toStrictEqual([])
  })

  test('gives out every unit once, whatever the slots', () => {
    const anySlot = fc.record({
      startUpSeconds: fc.constantFrom(0, 0.5, 20),
      speed: fc.constantFrom(0.25, 1, 2),
      busySeconds: fc.constant(0),
    })
    const lengths = fc.array(fc.constantFrom(0, 0.1, 1, 7, 100), { maxLength: 60 })
    fc.assert(
      fc.property(lengths, fc.array(anySlot, { minLength: 1, maxLength: 5 }), (all, slots) => {
        const pending = ordered(units(...all), { by: 'longest' })
        expect(run(pending, slots).given.toSorted(byKey)).toEqual(pending.toSorted(byKey))
      }),
      { numRuns: 200 },
    )
  })

  test('ends longest-first within four thirds of the bound when durations are as expected', () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 80 })
    fc.assert(
      fc.property(lengths, fc.integer({ min: 1, max: 6 }), (all, count) => {
        const slots = Array.from({ length: count }, () => slot({ startUpSeconds: 0 }))
        const { makespan } = run(ordered(units(...all), { by: 'longest' }), slots)
        const total = all.reduce((sum, each) => sum + each, 0)
        const longest = all.toSorted((one, other) => other - one)
        // Graham's bound holds against the optimum, which is at least each of these three.
        const pair = (longest[count - 1] ?? 0) + (longest[count] ?? 0)
        const optimum = Math.max(total / count, longest[0]!, longest.length > count ? pair : 0)
        expect(makespan).toBeLessThanOrEqual(optimum * (4 / 3) + longest[0]! / count)
      }),
    )
  })
})

test('speedOf believes a slot that has shown much, and hardly one that has shown little', () => {
  expect([speedOf(0, 0), speedOf(0.1, 0.3), speedOf(20, 41)]).toStrictEqual([1, 1.1 / 1.3, 0.5])
})

function byKey(one: Unit, other: Unit): number {
  return one.key < other.key ? -1 : 1
}
