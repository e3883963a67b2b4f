import { duration, type TestRecord } from '@subunit-js/stream'
import { attachmentText } from '../attachment/decode.ts'
import type { Painter } from '../paint.ts'
import { spoken } from '../words.ts'
import { shownId } from './shown-id.ts'
import { verdictOf } from './verdict.ts'

const COLOURS = { bad: ['red', 'bold'], odd: ['yellow'], good: ['green'] } as const

/** A test on one line: outcome, id, and in brackets what else there is to know. Without line feed. */
export function testLine(test: TestRecord, paint: Painter): string {
  const { word, mood, note } = verdictOf(test)
  const milliseconds = duration(test)
  const facts = [
    note,
    test.status === 'skip' ? skipReason(test, paint) : undefined,
    test.routeCode === undefined ? undefined : `route ${test.routeCode}`,
    test.tags.length === 0 ? undefined : `tags ${test.tags.join(', ')}`,
    milliseconds === undefined ? undefined : spoken(milliseconds),
  ].filter(fact => fact !== undefined)
  const bracket = facts.length === 0 ? '' : ` ${paint('dim', `(${facts.join('; ')})`)}`
  return `${paint([...COLOURS[mood]], word)} ${shownId(test.testId)}${bracket}`
}

function skipReason(test: TestRecord, paint: Painter): string | undefined {
  const reason = test.attachments.find(({ name }) => name === 'reason')
  const text = reason && attachmentText(reason.bytes, reason.mimeType)
  return text === undefined ? undefined : paint.foreign(text).trim().split('\n')[0]
}
