import type { Timestamp } from '@subunit-js/protocol'
import type { Parser } from 'tap-parser'
import type { Held } from './held.ts'
import { NumberSet } from './number-set.ts'
import { plansNothing } from './plan.ts'
import { Problems } from './problems.ts'
import type { Plan } from './tap-event.ts'

/** What is known of one document: the whole one, or a subtest that is being read. */
export class Level {
  readonly parser: Parser
  readonly depth: number
  /** What the subtest was announced as, unescaped and as it stands; empty where nothing announced it. */
  readonly names: readonly string[]
  readonly start: Timestamp
  /** Whether a comment announced the subtest in the way of the standard. */
  announced = false
  /** Whether lines that are no TAP are mistakes here. */
  strict: boolean
  plan: Plan | undefined
  count = 0
  held: Held | undefined
  /** The subtest that ended last, until a test point closes it. */
  unclosed: Level | undefined
  readonly problems: Problems = new Problems()
  readonly #numbers = new NumberSet()
  /** Whether the plan came after test points, and so must be the end of them. */
  #finished = false

  constructor(parser: Parser, depth: number, names: readonly string[], start: Timestamp, strict: boolean) {
    this.parser = parser
    this.depth = depth
    this.names = names
    this.start = start
    this.strict = strict
  }

  setPlan(plan: Plan): void {
    this.plan = plan
    this.#finished = this.count > 0 || this.held !== undefined || plansNothing(plan)
    // Numbers from before the plan; later ones are looked at one by one.
    if (!plansNothing(plan)) {
      for (const number of [this.#numbers.least, this.#numbers.greatest]) this.#checkInPlan(number)
    }
  }

  /** Notes that the line of a test point was read. */
  beginPoint(): void {
    if (!this.#finished) return
    this.#finished = false
    if (plansNothing(this.plan!)) return
    this.problems.add('after the plan', 'there are test points after the plan at the end')
  }

  /** Counts a test point that is complete. */
  addPoint(number: number | undefined): void {
    this.count++
    if (number === undefined) return
    if (this.#numbers.add(number)) {
      this.problems.add('repeated', `the test number ${number} is given more than once`)
    }
    if (this.plan !== undefined && !plansNothing(this.plan)) this.#checkInPlan(number)
  }

  /** Notes what can only be known at the end of the document. */
  finish(): void {
    const { plan, count } = this
    if (plan === undefined) this.problems.add('no plan', 'there is no plan')
    else if (plansNothing(plan)) {
      if (count > 0) this.problems.add('nothing planned', NOTHING_PLANNED)
    } else {
      const planned = plan.end - plan.start + 1
      if (planned !== count) this.problems.add('count', `${pointCount(planned)} planned, but ${count} seen`)
    }
  }

  #checkInPlan(number: number): void {
    const { start, end } = this.plan!
    if (!Number.isFinite(number) || (number >= start && number <= end)) return
    this.problems.add('outside', `the test number ${number} is outside the plan ${start}..${end}`)
  }
}

const NOTHING_PLANNED = 'the plan says that nothing is run, but there are test points'

function pointCount(count: number): string {
  return count === 1 ? '1 test point was' : `${count} test points were`
}
