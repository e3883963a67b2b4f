import { lineTypes } from 'tap-parser'
import { unescapeTap } from './escapes.ts'
import { fromParser } from './parser.ts'
import type { Plan } from './tap-event.ts'

/** The plan that a line for the parser is, or undefined. A plan that ends before it starts is none, but for `1..0`. */
export function parsePlan(line: string): Plan | undefined {
  const match = lineTypes.plan.exec(`${line.trimEnd()}\n`)
  if (match === null) return undefined
  const [, start, end, comment = ''] = match
  const plan = { start: Number(start), end: Number(end), comment: unescapeTap(fromParser(comment)).trim() }
  return plan.end < plan.start && plan.end !== 0 ? undefined : plan
}

/** Whether a plan says that nothing is run. */
export function plansNothing(plan: Plan): boolean {
  return plan.end === 0
}
