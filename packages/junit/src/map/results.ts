import { PARSER_ERROR_ID } from '@subunit-js/protocol'
import { type Attachment, type Attempt, isLayerId, type TestRecord } from '@subunit-js/stream'
import type { JUnitResult, ResultElement } from '../model/report.ts'
import { durationOf } from '../model/time.ts'
import { attachmentText } from './attachment-text.ts'
import { outputOf } from './output.ts'
import { joinedProblem, type Problem, problemsOf } from './problems.ts'

/** How a test's end is told. */
export interface ToldResults {
  readonly results: readonly JUnitResult[]
  /** The attempt whose times and output are the case's; undefined for a test that never began. */
  readonly shown: Attempt | undefined
  /** The names of those of its attachments that the results tell. */
  readonly told: readonly string[]
}

/**
 * Makes the results of a test as Surefire does: attempts before a pass are flaky ones, and the case has the time
 * and the output of the pass. If there was no pass, the case is its first attempt and the others are reruns.
 * What is no test's own failure (a hook of a whole file, a lost test, a damaged stream) is an error.
 */
export function resultsOf(test: TestRecord): ToldResults {
  if (test.status === 'fail' && !test.lost) return failed(test)
  const shown = test.attempts.at(-1)
  const { results, told } = ended(test, shown?.attachments ?? test.attachments)
  const flaky = failedAttempts(test).map(attempt => attemptResult('flakyFailure', attempt))
  return { results: [...results, ...flaky], shown, told }
}

type Ended = Pick<ToldResults, 'results' | 'told'>

function ended(test: TestRecord, attachments: readonly Attachment[]): Ended {
  if (test.lost) return { results: [lostResult(test)], told: [] }
  const reason = reasonOf(attachments)
  switch (test.status) {
    case 'skip':
      return { results: [{ element: 'skipped', message: reason }], told: ['reason'] }
    case 'xfail': {
      const { sources, ...problem } = joinedProblem(attachments)
      const message = reason ?? problem.message ?? 'expected failure'
      return {
        results: [{ element: 'skipped', ...problem, message, type: 'xfail' }],
        told: [...sources, 'reason'],
      }
    }
    case 'uxsuccess': {
      const message = reason ?? 'unexpected success'
      const result: JUnitResult = { element: 'failure', message, type: 'uxsuccess' }
      return { results: test.runnable ? [result] : [], told: ['reason'] }
    }
    case 'exists':
      return { results: [{ element: 'skipped', message: 'listed, not run' }], told: [] }
    default:
      return { results: [], told: [] }
  }
}

function failed(test: TestRecord): ToldResults {
  const [first, ...others] = failedAttempts(test)
  const shown = first ?? test.attempts.at(-1)
  const problems = problemsOf(shown?.attachments ?? test.attachments)
  const lost = test.tags.includes('lost')
  const error = lost || isLayerId(test.testId) || test.testId === PARSER_ERROR_ID
  const element = error ? 'error' : 'failure'
  return {
    results: [
      ...problems.map(problem =>
        resultOf(element, lost ? { ...problem, type: problem.type ?? 'lost' } : problem),
      ),
      ...others.map(attempt => attemptResult('rerunFailure', attempt)),
    ],
    shown,
    told: problems.flatMap(({ sources }) => sources),
  }
}

function failedAttempts({ attempts }: TestRecord): Attempt[] {
  return attempts.filter(({ status }) => status === 'fail')
}

function attemptResult(element: ResultElement, attempt: Attempt): JUnitResult {
  const problem = joinedProblem(attempt.attachments)
  return {
    ...resultOf(element, problem),
    timestamp: attempt.start,
    duration: durationOf(attempt),
    ...outputOf(attempt.attachments, problem.sources),
  }
}

function resultOf(element: ResultElement, { message, type, text }: Problem): JUnitResult {
  return { element, message, type, text }
}

function lostResult({ status }: TestRecord): JUnitResult {
  const message = status === 'exists' ? 'announced and never run' : 'begun and never finished'
  return { element: 'error', message, type: 'lost' }
}

function reasonOf(attachments: readonly Attachment[]): string | undefined {
  const file = attachments.find(({ name }) => name === 'reason')
  return file === undefined ? undefined : attachmentText(file).trimEnd() || undefined
}
