import { foldTests } from '../fold/fold.ts'
import type { Sink } from '../sink.ts'
import { type Summary, tally } from './tally.ts'

/** A sink that counts the tests of a stream. */
export interface Summariser extends Sink {
  /** The numbers so far; unfinished tests are in them once the stream has ended. */
  summary(): Summary
}

/** Makes a sink that counts the tests of a stream and keeps none of them. */
export function summarise(): Summariser {
  const { add, summary } = tally()
  const fold = foldTests({ onTest: add, bytes: 'drop' })
  return { event: event => fold.event(event), end: () => fold.end(), summary }
}
