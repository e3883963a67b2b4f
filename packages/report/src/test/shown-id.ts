import { escapeId } from '@subunit-js/stream'

/** A foreign id may have line feeds and worse in it. Backslashes are common there and stay as they are. */
export function shownId(testId: string): string {
  return /[\p{Cc}\p{Cs}]/u.test(testId) ? escapeId(testId) : testId
}
