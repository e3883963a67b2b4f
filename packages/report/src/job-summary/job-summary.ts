import {
  duration,
  failures,
  foldTests,
  isLayerId,
  millisecondsBetween,
  type Sink,
  type TestRecord,
  testsRun,
} from '@subunit-js/stream'
import { annotationOf, type SourceOptions } from '../ci/annotation.ts'
import { countsText, RunSummary } from '../summary.ts'
import { counted, grouped, spoken } from '../words.ts'
import { LimitedText } from './limited-text.ts'
import { table } from './markdown.ts'
import { type AddressOf, failureBlock, flakyRow, slowRow } from './parts.ts'
import { Slowest } from './slowest.ts'

export interface JobSummaryOptions {
  /** The heading; default `Tests`. */
  readonly title?: string
  /** Where the sources are. */
  readonly source?: SourceOptions
  /** Where people can read a file, at a line if there is one; default nowhere, and nothing is linked. */
  readonly addressOf?: AddressOf
  /** How many of the slowest tests are listed; default 10. */
  readonly slowest?: number
  /** The most bytes that failures may take; default 900,000, since GitHub refuses a step that writes over 1 MiB. */
  readonly maxBytes?: number
}

/** A summary of a run, in Markdown. */
export interface JobSummary extends Sink {
  /** The whole text. Right only after the end. */
  text(): string
}

/** More flaky tests than this are told by their number. */
const FLAKY_LISTED = 50

/** Makes a sink that sums a run up for the page of a CI job: counts, failures, flaky and slowest tests. */
export function jobSummary(options: JobSummaryOptions = {}): JobSummary {
  const { title = 'Tests', source, addressOf, slowest = 10, maxBytes = 900_000 } = options
  const run = new RunSummary()
  const failed = new LimitedText(maxBytes)
  const flaky: string[][] = []
  const slow = new Slowest<string>(slowest)

  function onTest(test: TestRecord): void {
    run.add(test)
    const annotation = annotationOf(test, source)
    if (annotation?.level === 'error') failed.add(failureBlock(test, annotation, addressOf))
    if (annotation?.level === 'warning' && flaky.length < FLAKY_LISTED) {
      flaky.push(flakyRow(test, annotation, addressOf))
    }
    const milliseconds = duration(test) ?? 0
    // Less than a millisecond, or time in which nothing was run, is not slow in any sense.
    if (milliseconds >= 1 && test.status !== 'skip' && !isLayerId(test.testId)) {
      slow.add(test.testId, milliseconds)
    }
  }

  function text(): string {
    const slowRows = slow.list().map(({ value, milliseconds }) => slowRow(value, milliseconds))
    const moreFlaky = run.all.flaky - flaky.length
    return [
      `## ${title}\n\n${verdictLine(run)}\n`,
      section('Failures', failed.text + more(failed.left)),
      section(
        'Flaky',
        flaky.length === 0
          ? ''
          : table(['Test', 'Passed at attempt', 'Failed with'], flaky) + more(moreFlaky),
      ),
      section('Slowest', slowRows.length === 0 ? '' : table(['Test', 'Time'], slowRows)),
    ].join('')
  }

  const fold = foldTests({ onTest })
  return { event: event => fold.event(event), end: () => fold.end(), text }
}

function verdictLine({ all, tests }: RunSummary): string {
  const ran = testsRun(all)
  if (ran === 0) return all.listed > 0 ? `${counted(all.listed, 'test')} listed, none run.` : 'No tests.'
  const { start, stop } = all
  const time = start && stop ? ` in ${spoken(Math.max(0, millisecondsBetween(start, stop)))}` : ''
  const outside = failures(all) - failures(tests)
  return [
    `**${failures(all) === 0 ? 'Passed' : 'Failed'}**: ${counted(testsRun(tests), 'test')}${time}`,
    testsRun(tests) === 0 ? '' : `: ${countsText(tests)}`,
    outside === 0 ? '.' : `, and ${counted(outside, 'failure')} outside of tests.`,
  ].join('')
}

function section(heading: string, content: string): string {
  return content === '' ? '' : `\n### ${heading}\n\n${content}`
}

function more(count: number): string {
  return count > 0 ? `\nand ${grouped(count)} more\n` : ''
}
