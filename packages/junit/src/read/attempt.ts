import type { Status, Timestamp } from '@subunit-js/protocol'
import { verdictOf } from '../map/verdict.ts'
import type { JUnitCase, JUnitResult } from '../model/report.ts'
import { later } from '../model/time.ts'
import { problemFiles, reasonFile, type TextFile, textFile } from './files.ts'

/** One try at a case. Times that the case does not tell are undefined. */
export interface ReadAttempt {
  readonly status: Status
  readonly start: Timestamp | undefined
  readonly stop: Timestamp | undefined
  readonly files: readonly TextFile[]
}

/**
 * The attempts at a case, in their order: flaky ones lie before the case itself, reruns after it. `start` is
 * when the case began if it does not say so but says how long it took.
 */
export function attemptsOf(testCase: JUnitCase, start: Timestamp): ReadAttempt[] {
  const { results } = testCase
  const verdict = verdictOf(results)
  const flaky = results.filter(({ element }) => element.startsWith('flaky')).map(failedAttempt)
  const reruns = results.filter(({ element }) => element.startsWith('rerun')).map(failedAttempt)
  const own: ReadAttempt = { status: verdict, ...timesOf(testCase, start), files: caseFiles(testCase) }
  return framed(verdict === 'fail' ? [...flaky, own, ...reruns] : [...flaky, ...reruns, own], own)
}

/** Begins the first attempt and ends the last one with the case, where they do not say when they were. */
function framed([first, ...others]: readonly ReadAttempt[], own: ReadAttempt): ReadAttempt[] {
  const attempts = [{ ...first!, start: first!.start ?? own.start }, ...others]
  const last = attempts.pop()!
  return [...attempts, last.start === undefined ? { ...last, stop: last.stop ?? own.stop } : last]
}

function failedAttempt(result: JUnitResult): ReadAttempt {
  const { timestamp, duration } = result
  return {
    status: 'fail',
    start: timestamp,
    stop: timestamp === undefined || duration === undefined ? undefined : later(timestamp, duration),
    files: [...problemFiles([result]), ...outputFiles(result)],
  }
}

function timesOf({ timestamp, duration }: JUnitCase, start: Timestamp): Pick<ReadAttempt, 'start' | 'stop'> {
  if (duration === undefined) return { start: timestamp, stop: timestamp === undefined ? start : undefined }
  return { start: timestamp ?? start, stop: later(timestamp ?? start, duration) }
}

function caseFiles(testCase: JUnitCase): TextFile[] {
  const { results } = testCase
  const failures = results.filter(({ element }) => element === 'failure' || element === 'error')
  const skipped = results.filter(({ element }) => element === 'skipped')
  const verdict = verdictOf(results)
  const said = verdict === 'uxsuccess' ? failures : skipped
  const problems = verdict === 'xfail' && failures.length === 0 ? skipped.map(withoutMessage) : failures
  return [
    ...(verdict === 'uxsuccess' ? [] : problemFiles(problems)),
    ...said.slice(0, 1).flatMap(result => reasonFile(result, verdict === 'xfail')),
    ...outputFiles(testCase),
  ]
}

/** The message of an expected failure says why it is expected, not what failed. */
function withoutMessage(result: JUnitResult): JUnitResult {
  return { ...result, message: undefined }
}

function outputFiles({ systemOut, systemErr }: Pick<JUnitResult, 'systemOut' | 'systemErr'>): TextFile[] {
  return [textFile('stdout', systemOut), textFile('stderr', systemErr)].flat()
}
