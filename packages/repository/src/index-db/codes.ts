import { STATUSES, type Status } from '@subunit-js/protocol'
import type { AttemptCause } from '../store.ts'

// Numbers in the index for what is a word elsewhere. Both lists may only grow at their ends.

const CAUSES: readonly AttemptCause[] = ['run', 'retry', 'repeat', 'probe']

export function causeCode(cause: AttemptCause): number {
  return CAUSES.indexOf(cause)
}

export function causeOf(code: number): AttemptCause {
  return CAUSES[code] ?? 'run'
}

export function statusCode(status: Status | undefined): number | null {
  return status === undefined ? null : STATUSES.indexOf(status)
}

/** The codes as a list for SQL. */
export function statusCodes(statuses: readonly Status[]): string {
  return statuses.map(status => STATUSES.indexOf(status)).join(', ')
}

export function statusOf(code: number | null): Status | undefined {
  return code === null ? undefined : STATUSES[code]
}

/** Bits of an attempt's `flags`. */
export const RUNNABLE = 1
export const LOST = 2
/** The verdict of a report is this attempt's. */
export const LAST = 4
/** The verdict speaks against the run. */
export const FAILS = 8
