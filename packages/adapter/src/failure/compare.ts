import { inspect } from 'node:util'
import type { Failure } from './failure.ts'
import { lineDiff } from './line-diff.ts'

/**
 * Completes the failure of an assertion from the two values that its error carries, for frameworks that leave
 * showing them to the reporter. An error without both is a plain failure.
 */
export function comparedFailure(error: unknown): Failure {
  if (typeof error !== 'object' || error === null) return { error }
  try {
    return compare(error)
  } catch {
    // Proxies and getters of tests may throw whatever is asked of them.
    return { error }
  }
}

function compare(error: object): Failure {
  if (!('expected' in error && 'actual' in error)) return { error }
  if (error.expected === undefined && error.actual === undefined) return { error }
  const expected = show(error.expected)
  const actual = show(error.actual)
  const diff = typeof error.expected === typeof error.actual ? lineDiff(expected, actual) : undefined
  return { error, expected, actual, diff }
}

function show(value: unknown): string {
  if (typeof value === 'string') return value
  return inspect(value, { depth: 20, sorted: true, compact: false, maxArrayLength: 1000, breakLength: 80 })
}
