import type { Status, Timestamp } from '@subunit-js/protocol'
import { attemptOfFile } from './attempt-names.ts'
import { ATTEMPT_RESULT, parseAttemptResult } from './attempt-result.ts'
import { type Attachment, type Attempt, isFinal } from './record.ts'

/** An attempt that an event showed to have begun. */
export interface BegunAttempt {
  readonly number: number
  readonly start: Timestamp | undefined
}

interface TestSoFar {
  readonly begun: readonly BegunAttempt[]
  readonly attachments: readonly Attachment[]
  readonly status: Status | undefined
  readonly stop: Timestamp | undefined
}

/**
 * Tells a test's attempts apart: each leaves its own attachments under `attempt-N/` when it is retried, and
 * the last one leaves all others.
 */
export function attemptsOf(test: TestSoFar): Attempt[] {
  const { begun, attachments, status, stop } = test
  const own = attachments.filter(({ name }) => attemptOfFile(name) === undefined)
  if (own.length === attachments.length && begun.length <= 1) {
    return begun.map(({ number, start }) => ({ number, status, start, stop, attachments }))
  }

  const retried = retriedAttachments(attachments)
  const numbers = new Set([...begun.map(({ number }) => number), ...retried.keys()])
  const highest = Math.max(...numbers)
  // What was retried was attempted once more, even if no event said when that began.
  const last = isFinal(status) && retried.has(highest) ? highest + 1 : highest
  return [...numbers.add(last)]
    .sort((a, b) => a - b)
    .map(number => {
      const start = begun.find(attempt => attempt.number === number)?.start
      if (number === last && !retried.has(number)) return { number, status, start, stop, attachments: own }
      return retriedAttempt(number, start, retried.get(number) ?? [])
    })
}

function retriedAttachments(attachments: readonly Attachment[]): Map<number, Attachment[]> {
  const retried = new Map<number, Attachment[]>()
  for (const attachment of attachments) {
    const place = attemptOfFile(attachment.name)
    if (place === undefined) continue
    const others = retried.get(place.number) ?? []
    retried.set(place.number, [...others, { ...attachment, name: place.name }])
  }
  return retried
}

function retriedAttempt(
  number: number,
  start: Timestamp | undefined,
  attachments: readonly Attachment[],
): Attempt {
  const file = attachments.find(({ name }) => name === ATTEMPT_RESULT)
  const result = file && parseAttemptResult(file.bytes)
  return {
    number,
    // Frameworks retry what failed: an attempt whose result is missing did no better.
    status: result?.status ?? 'fail',
    start: result?.start ?? start,
    stop: result?.stop,
    attachments: attachments.filter(attachment => attachment !== file),
  }
}
