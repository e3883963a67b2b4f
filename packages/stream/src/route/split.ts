import type { TestEvent } from '@subunit-js/protocol'
import type { Sink } from '../sink.ts'
import { checkedStep, firstStep, withoutFirstStep } from './code.ts'

interface RuleTarget {
  readonly sink: Sink
  /** False when someone else ends the sink; by default it ends with the stream. */
  readonly end?: boolean
}

/** Selects events by the first step of their route code, for equality: `0` does not select `01`. */
export interface RouteRule extends RuleTarget {
  readonly route: string
  /** Takes the step off the route code on the way; a code that was nothing else becomes absent. */
  readonly consume?: boolean
}

/** Selects the events of one test, or with undefined the run-level ones. */
export interface TestIdRule extends RuleTarget {
  readonly testId: string | undefined
}

export interface SplitOptions {
  readonly rules?: readonly (RouteRule | TestIdRule)[]
  /** Takes the events for which there is no rule. */
  readonly fallback: Sink
  /** False when someone else ends the fallback. */
  readonly endFallback?: boolean
}

/** A sink that sends each event to exactly one of several others. */
export interface Splitter extends Sink {
  /**
   * Adds a rule, also while events pass; it replaces the one for the same route step or test id. Throws a
   * `StreamError` (`invalid-option`) for a route that is not exactly one step.
   */
  add(rule: RouteRule | TestIdRule): void
}

/**
 * Makes a sink that sends each event to one sink: by its route if there is a rule for that, else by its test
 * id, else to the fallback. The end goes to each different sink once, also to those of rules that were
 * replaced meanwhile.
 */
export function split(options: SplitOptions): Splitter {
  const routes = new Map<string, RouteRule>()
  const testIds = new Map<string | undefined, Sink>()
  const toEnd = new Set<Sink>(options.endFallback === false ? [] : [options.fallback])

  function event(event: TestEvent): void {
    const rule = event.routeCode === undefined ? undefined : routes.get(firstStep(event.routeCode))
    if (rule === undefined) {
      const sink = testIds.get(event.testId) ?? options.fallback
      sink.event(event)
    } else if (rule.consume) {
      rule.sink.event({ ...event, routeCode: withoutFirstStep(event.routeCode!) })
    } else {
      rule.sink.event(event)
    }
  }

  function end(): void {
    for (const sink of toEnd) sink.end()
  }

  function add(rule: RouteRule | TestIdRule): void {
    if ('route' in rule) routes.set(checkedStep(rule.route), rule)
    else testIds.set(rule.testId, rule.sink)
    if (rule.end !== false) toEnd.add(rule.sink)
  }

  for (const rule of options.rules ?? []) add(rule)
  return { event, end, add }
}
