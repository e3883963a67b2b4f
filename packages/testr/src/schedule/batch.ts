import { sum, type Unit } from './unit.ts'

/** A place where units run: a process that is started for each load list, or a server that is kept. */
export interface Slot {
  /** What a batch costs before its first test starts, in seconds; 0 for a server that is kept. */
  readonly startUpSeconds: number
  /** How fast the slot has shown itself to be; 1 is as fast as the history. */
  readonly speed: number
  /** When the slot is expected to come free, in seconds from now. */
  readonly busySeconds: number
}

export interface BatchOptions {
  /**
   * True while no test's duration is known, neither from history nor from this run. Expected durations are then
   * of no use beside a start-up in seconds, so that a first batch must be small enough to learn from.
   */
  readonly blind?: boolean
}

/**
 * How far the work of a batch may be off from what was expected, squared, over what evens it out: such numbers
 * for observed and for guessed durations kept simulated runs closest to their bound (`bench/scheduler`).
 */
const RISK_OBSERVED = 0.05
const RISK_GUESSED = 0.6

/** What is left for a later batch must be worth this many start-ups, or it is taken as well. */
const LEAST_REST = 3

/** The start-up as a share of the work, as long as the work's real length is not known. */
const BLIND_START_UP = 0.1

/**
 * The units that a free slot shall run next, out of those that are pending, in the order in which they are to
 * be given out. All of them are dealt over all slots, each to the one that would end it first; of its own share
 * the slot takes the front: the square root of share times start-up over risk, in seconds. So batches carry
 * enough work to be worth their start-up, shrink toward the end, and leave the more for later the less is
 * known. A server that is kept gets one unit at a time.
 *
 * Empty when the others will be done sooner without this slot: it stays idle for now, and is worth asking for
 * again whenever another slot has ended a batch. While no slot is busy, one of the free slots gets something.
 */
export function nextBatch(
  pending: readonly Unit[],
  slot: Slot,
  others: readonly Slot[],
  { blind = false }: BatchOptions = {},
): Unit[] {
  const all = sum(pending.map(unit => unit.estimate))
  const doubt = all.seconds > 0 ? all.guessed / all.seconds : 1
  const risk = RISK_OBSERVED + (RISK_GUESSED - RISK_OBSERVED) * doubt
  const slots = [slot, ...others]
  const share = shareOf(pending, blind ? slots : worthStarting(slots, all.seconds))
  const { seconds } = sum(share.map(unit => unit.estimate))
  const startUp = blind ? blindStartUp(slot, seconds) : slot.startUpSeconds
  const size = Math.sqrt((seconds * startUp) / risk)
  return front(share, seconds - size < LEAST_REST * startUp ? seconds : size)
}

function blindStartUp(slot: Slot, seconds: number): number {
  return slot.startUpSeconds > 0 ? seconds * BLIND_START_UP : 0
}

/** The first slot, busy ones, and as many idle ones as would each run for longer than it takes to start them. */
function worthStarting(slots: readonly Slot[], seconds: number): Slot[] {
  let idle = 0
  return slots.filter(({ busySeconds, startUpSeconds }, index) => {
    if (busySeconds > 0) return true
    idle += 1
    return index === 0 || idle * startUpSeconds <= seconds
  })
}

/** The units that the first slot would run if each went to the slot that ends it first. */
function shareOf(pending: readonly Unit[], slots: readonly Slot[]): Unit[] {
  const ends = slots.map(({ busySeconds, startUpSeconds, speed }) => busySeconds + startUpSeconds / speed)
  const share: Unit[] = []
  for (const unit of pending) {
    let best = 0
    let earliest = Infinity
    for (let index = 0; index < slots.length; index++) {
      const end = ends[index]! + unit.estimate.seconds / slots[index]!.speed
      if (end < earliest) {
        earliest = end
        best = index
      }
    }
    ends[best] = earliest
    if (best === 0) share.push(unit)
  }
  return share
}

/** At least one unit, and further ones as long as more than half of each fits into `size` seconds. */
function front(units: readonly Unit[], size: number): Unit[] {
  let length = 0
  let taken = 0
  for (const { estimate } of units) {
    if (length > 0 && taken + estimate.seconds / 2 >= size && size < Infinity) break
    taken += estimate.seconds
    length += 1
  }
  return units.slice(0, length)
}

/** Seconds for which a slot counts as usual, so that a few fast or slow tests say little about it. */
const USUAL_SECONDS = 1

/** A slot's speed from what its finished tests were expected to take and took, in seconds. */
export function speedOf(expectedSeconds: number, realSeconds: number): number {
  return (expectedSeconds + USUAL_SECONDS) / (realSeconds + USUAL_SECONDS)
}
