import { shownId } from '../test/shown-id.ts'
import { counted, grouped, spoken } from '../words.ts'
import type { RunningTests } from './running.ts'

/** What a progress line tells. Times are in milliseconds of the clock that `running` was given. */
export interface Progress {
  readonly finished: number
  readonly failed: number
  readonly running: RunningTests
  readonly started: number
  readonly now: number
}

/** How far a run is, in one line of at most `columns`: `12.3 s  4/10 tests, 1 failed  now a > b (2.100 s)`. */
export function progressLine(progress: Progress, columns: number): string {
  const { finished, failed, running, started, now } = progress
  const tests =
    running.announced < finished || running.announced === 0
      ? counted(finished, 'test')
      : `${grouped(finished)}/${counted(running.announced, 'test')}`
  const bad = failed === 0 ? '' : `, ${grouped(failed)} failed`
  return cut(`${spoken(now - started)}  ${tests}${bad}${current(running, now)}`, columns)
}

function current(running: RunningTests, now: number): string {
  const { oldest, count } = running
  if (oldest === undefined) return ''
  const more = count > 1 ? ` and ${grouped(count - 1)} more` : ''
  return `  now ${shownId(oldest.testId)} (${spoken(now - oldest.since)})${more}`
}

/** A line that wraps could not be erased again. Characters that may be two columns wide count as such. */
function cut(line: string, columns: number): string {
  let width = 0
  let shown = ''
  for (const character of line) {
    width += character.codePointAt(0)! < 0x1100 ? 1 : 2
    if (width > columns) return `${shown.slice(0, -1)}…`
    shown += character
  }
  return shown
}
