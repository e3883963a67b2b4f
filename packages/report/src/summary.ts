import {
  failures,
  isLayerId,
  millisecondsBetween,
  type Summary,
  type TestRecord,
  tally,
  testsRun,
} from '@subunit-js/stream'
import type { Painter } from './paint.ts'
import { shownId } from './test/shown-id.ts'
import { verdictOf } from './test/verdict.ts'
import { counted, grouped, spoken } from './words.ts'

/** A longer list of failures than this helps nobody; all of them were shown as they came. */
const LISTED = 50

/** Counts what a run's end is told with: tests, and apart from them the layers around them. */
export class RunSummary {
  readonly #all = tally()
  readonly #tests = tally()
  readonly #layers = tally()
  /** Lines for the first tests and layers that speak against the run. */
  readonly #bad: string[] = []

  add(test: TestRecord): void {
    this.#all.add(test)
    const counts = !test.runnable && isLayerId(test.testId) ? this.#layers : this.#tests
    counts.add(test)
    const { word, mood } = verdictOf(test)
    if (mood === 'bad' && this.#bad.length < LISTED) this.#bad.push(`  ${word} ${shownId(test.testId)}\n`)
  }

  /** Tests and layers together. */
  get all(): Summary {
    return this.#all.summary()
  }

  get tests(): Summary {
    return this.#tests.summary()
  }

  /** The end of a report: what failed, then the counts. Whole lines. */
  text(paint: Painter): string {
    const more = failures(this.all) - this.#bad.length
    const bad = this.#bad.length === 0 ? '' : `\nFailures:\n${this.#bad.join('')}`
    const layers = this.#layers.summary()
    return [
      bad,
      more === 0 ? '' : `  and ${grouped(more)} more\n`,
      '\n',
      testsRun(layers) === 0 ? '' : countsLine(counted(testsRun(layers), 'layer'), layers, paint),
      this.#testsLine(paint),
    ].join('')
  }

  #testsLine(paint: Painter): string {
    const tests = this.#tests.summary()
    const ran = testsRun(tests)
    const { start, stop } = this.all
    const time = start && stop ? ` in ${spoken(Math.max(0, millisecondsBetween(start, stop)))}` : ''
    if (ran > 0) return countsLine(`${counted(ran, 'test')}${time}`, tests, paint)
    return tests.listed > 0 ? `${counted(tests.listed, 'test')} listed, none run\n` : 'no tests\n'
  }
}

function countsLine(subject: string, summary: Summary, paint: Painter): string {
  const colour = failures(summary) > 0 ? 'red' : 'green'
  return `${paint(['bold', colour], `${subject}: ${countsText(summary)}`)}\n`
}

/** How tests came out, in numbers: `115 passed (2 flaky), 3 failed`. */
export function countsText(summary: Summary): string {
  const { success, flaky, fail, uxsuccess, skip, xfail, incomplete, unreported, listed } = summary
  const parts: [number, string][] = [
    [success, flaky > 0 ? `passed (${grouped(flaky)} flaky)` : 'passed'],
    [fail, 'failed'],
    [incomplete + unreported, 'lost'],
    [uxsuccess, 'passed unexpectedly'],
    [xfail, 'failed as expected'],
    [skip, 'skipped'],
    [listed, 'only listed'],
  ]
  return parts
    .filter(([count]) => count > 0)
    .map(([count, what]) => `${grouped(count)} ${what}`)
    .join(', ')
}
