import type { Failure } from '@subunit-js/adapter'
import type { SerialisedError } from '../worker/messages.ts'

/** Vitest's serialised errors as failures. Its comparisons are texts already. */
export function failuresOf(errors: readonly SerialisedError[] | undefined): Failure[] {
  return (errors ?? []).map(error => {
    // Primitives that were thrown are wrapped, but nothing says that this holds for ever.
    if (typeof error !== 'object' || error === null) return { error }
    return {
      error,
      expected: textOf(error.expected),
      actual: textOf(error.actual),
      diff: textOf(error.diff),
    }
  })
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
