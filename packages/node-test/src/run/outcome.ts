import { comparedFailure, type Failure, type Outcome } from '@subunit-js/adapter'
import type { EndedData, NodeTestError } from '../events.ts'

/** Failure types whose cause is Node's own sentence, not something that the test threw. */
const NODES_OWN = [
  'testTimeoutFailure',
  'cancelledByParent',
  'testAborted',
  'subtestsFailed',
  'expectedFailure',
]

/** What became of a test. */
export function outcomeOf({ details, skip, todo, expectFailure }: EndedData): Outcome {
  const { error, duration_ms: duration } = details
  if (isSet(skip)) return { status: 'skip', duration, reason: reasonOf(skip) }
  if (isSet(expectFailure)) return expectedFailure(error, duration)
  if (isSet(todo)) {
    const outcome = error === undefined ? ({ status: 'success', duration } as const) : failed(error, duration)
    const status = error === undefined ? 'success' : 'xfail'
    return { ...outcome, status, reason: reasonOf(todo) ?? outcome.reason, tags: ['todo'] }
  }
  return error === undefined ? { status: 'success', duration } : failed(error, duration)
}

/** The failure that an error of Node's stands for: what the test threw, or else the error itself. */
export function failureOf(error: NodeTestError): Failure {
  const { failureType = '', cause } = error
  if (NODES_OWN.includes(failureType) || cause === undefined) return { error: withoutStack(error) }
  return comparedFailure(cause)
}

function expectedFailure(error: NodeTestError | undefined, duration: number): Outcome {
  if (error === undefined) return { status: 'xfail', duration }
  if (error.failureType === 'expectedFailure') return { status: 'uxsuccess', duration }
  return failed(error, duration)
}

function failed(error: NodeTestError, duration: number): Outcome {
  // The subtests have failures of their own, which say what went wrong.
  if (error.failureType === 'subtestsFailed') return { status: 'fail', duration, reason: error.message }
  return { status: 'fail', duration, failures: [failureOf(error)] }
}

/** Frames of the runner itself tell nobody anything. */
function withoutStack({ message }: NodeTestError): { name: string; message: string } {
  return { name: 'Error', message }
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== false
}

function reasonOf(value: string | boolean | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
