import type { TestEvent } from '@subunit-js/protocol'
import { foldTests, passes, type TestRecord } from '@subunit-js/stream'
import { painter } from '../paint.ts'
import type { Report } from '../report.ts'
import { RunOutput } from '../run-output.ts'
import { RunSummary } from '../summary.ts'
import { lateBlock, testDetails } from '../test/block.ts'
import { testLine } from '../test/line.ts'
import { verdictOf } from '../test/verdict.ts'
import { annotationOf, type SourceOptions } from './annotation.ts'
import { LineBuffer } from './line-buffer.ts'
import type { CiPlatform } from './platform.ts'

export interface CiReportOptions {
  /** Takes the text, whole lines at a time. */
  readonly write: (text: string) => void
  readonly platform: CiPlatform
  /** Where the sources are, for remarks on their lines. */
  readonly source?: SourceOptions
  /** Whether to use colours; default no. */
  readonly colour?: boolean
  /** Also tells of each test that is as it should be, on a line; default no. */
  readonly verbose?: boolean
  /** Shows what belongs to no test, such as output of the runner; default yes. */
  readonly runOutput?: boolean
}

/**
 * Makes a sink that tells a CI system's log about a run as it goes: each test that failed, or deserves a look
 * otherwise, on a line with what it left behind folded below, and a remark on its source; output of the run; in
 * the end what failed, and the counts.
 */
export function ciReport(options: CiReportOptions): Report {
  const { write, platform, source, colour = false, verbose = false, runOutput = true } = options
  const paint = painter(colour)
  const plain = painter(false)
  const output = new RunOutput(paint)
  const lines = new LineBuffer()
  const summary = new RunSummary()

  function onTest(test: TestRecord): void {
    summary.add(test)
    if (verdictOf(test).mood !== 'good') tellAtLength(test)
    else if (verbose) writeForeign(`${testLine(test, paint)}\n`)
  }

  function tellAtLength(test: TestRecord): void {
    const details = testDetails(test, paint)
    const title = testLine(test, plain)
    if (details === '') writeForeign(`${testLine(test, paint)}\n`)
    else write(platform.openGroup(title) + platform.foreign(details) + platform.closeGroup())
    const annotation = annotationOf(test, source)
    if (annotation !== undefined) write(platform.annotate(annotation))
  }

  function onLate(event: TestEvent): void {
    if (event.fileName !== undefined) writeForeign(lateBlock(event, paint))
  }

  function onRun(event: TestEvent): void {
    if (runOutput) writeForeign(lines.take(output.take(event)))
  }

  function writeForeign(text: string): void {
    if (text !== '') write(platform.foreign(text))
  }

  const fold = foldTests({ onTest, onRun, onLate })
  return {
    event: event => fold.event(event),
    end() {
      fold.end()
      writeForeign(lines.end() + output.summary() + summary.text(paint))
    },
    drawProgress() {},
    passes: () => passes(summary.all),
  }
}
