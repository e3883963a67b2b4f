import type { TestEvent } from '@subunit-js/protocol'
import type { Attempt, TestRecord } from '@subunit-js/stream'
import { attachmentBlock } from '../attachment/block.ts'
import type { Painter } from '../paint.ts'
import { testLine } from './line.ts'
import { shownId } from './shown-id.ts'

/** A test with all that it left behind, attempt by attempt if there was more than one. Ends with a line feed. */
export function testBlock(test: TestRecord, paint: Painter): string {
  return `${testLine(test, paint)}\n${testDetails(test, paint)}`
}

/** What a test left behind, attempt by attempt if there was more than one. Whole lines, or none. */
export function testDetails(test: TestRecord, paint: Painter): string {
  if (test.attempts.length <= 1) return test.attachments.map(each => attachmentBlock(each, paint)).join('')
  return test.attempts.map(attempt => attemptBlock(attempt, paint)).join('')
}

/** What came for a test after its end. Ends with a line feed. */
export function lateBlock(event: TestEvent, paint: Painter): string {
  const { testId = '', fileName: name = '', mimeType, fileBytes: bytes = new Uint8Array() } = event
  const piece = { name, mimeType, bytes, size: bytes.length, complete: true }
  return `${paint('yellow', 'LATE')} ${shownId(testId)}\n${attachmentBlock(piece, paint)}`
}

function attemptBlock({ number, status, attachments }: Attempt, paint: Painter): string {
  const outcome = status === 'success' ? 'passed' : status === 'fail' ? 'failed' : (status ?? 'unknown')
  const head = `  ${paint('underline', `attempt ${number}`)}: ${outcome}\n`
  return head + attachments.map(attachment => attachmentBlock(attachment, paint)).join('')
}
