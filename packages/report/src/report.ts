import type { TestEvent } from '@subunit-js/protocol'
import { failures, foldTests, passes, type Sink, type TestRecord, testsRun } from '@subunit-js/stream'
import { painter } from './paint.ts'
import { progressLine } from './progress/line.ts'
import { RunningTests } from './progress/running.ts'
import { RunOutput } from './run-output.ts'
import { Screen } from './screen.ts'
import { RunSummary } from './summary.ts'
import { lateBlock, testBlock } from './test/block.ts'
import { testLine } from './test/line.ts'
import { verdictOf } from './test/verdict.ts'

export interface ReportOptions {
  /** Takes the text, piece by piece. */
  readonly write: (text: string) => void
  /** Whether to use colours; default no. */
  readonly colour?: boolean
  /** How wide the terminal is; given for terminals only, which then get a progress line. */
  readonly columns?: (() => number) | undefined
  /** Also tells of each test that is as it should be, on a line; default no. */
  readonly verbose?: boolean
  /** Shows what belongs to no test, such as output of the runner; default yes. */
  readonly runOutput?: boolean
  /** Milliseconds of a clock that does not jump, for the progress line; default `performance.now`. */
  readonly now?: () => number
}

/** People's view of a run, live or stored. */
export interface Report extends Sink {
  /** Draws the progress line anew. To be called a few times a second; does nothing without a terminal. */
  drawProgress(): void
  /** Whether the run passes. Right only after the end. */
  passes(): boolean
}

/**
 * Makes a sink that tells people about a run as it goes: each test that failed, or deserves a look otherwise,
 * with its attachments as soon as it ends; output of the run; in the end what failed, and the counts.
 */
export function report(options: ReportOptions): Report {
  const { colour = false, verbose = false, runOutput = true, now = () => performance.now() } = options
  const paint = painter(colour)
  const screen = new Screen(options)
  const output = new RunOutput(paint)
  const summary = new RunSummary()
  const running = new RunningTests(now)
  const started = now()

  function onTest(test: TestRecord): void {
    summary.add(test)
    if (verdictOf(test).mood !== 'good') screen.printLines(testBlock(test, paint))
    else if (verbose) screen.printLines(`${testLine(test, paint)}\n`)
  }

  function onLate(event: TestEvent): void {
    if (event.fileName !== undefined) screen.printLines(lateBlock(event, paint))
  }

  function onRun(event: TestEvent): void {
    if (runOutput) screen.print(output.take(event))
  }

  const fold = foldTests({ onTest, onRun, onLate })
  return {
    event(event) {
      running.event(event)
      fold.event(event)
    },
    end() {
      fold.end()
      screen.printLines(output.summary() + summary.text(paint))
      screen.clearStatus()
    },
    drawProgress() {
      const { tests } = summary
      const counts = { finished: testsRun(tests), failed: failures(tests), running, started, now: now() }
      screen.drawStatus(columns => progressLine(counts, columns))
    },
    passes: () => passes(summary.all),
  }
}
