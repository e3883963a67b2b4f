import { stripVTControlCharacters } from 'node:util'
import { type Attachment, TEXT } from '../session/attachment.ts'
import type { Failure } from './failure.ts'
import { traceback } from './traceback.ts'

const TRACEBACK = 'text/x-traceback; charset="utf8"; language="javascript"'
const DIFF = 'text/x-diff; charset="utf8"'

/**
 * The attachments that tell of failures: `traceback`, `expected`, `actual` and `diff` for the first one, the
 * same names with `-2`, `-3`, ... for further ones.
 */
export function failureAttachments(failures: readonly Failure[]): Attachment[] {
  return failures.flatMap((failure, index) => {
    const suffix = index === 0 ? '' : `-${index + 1}`
    const name = (base: string): string => `${base}${suffix}`
    const attachments = [{ name: name('traceback'), mimeType: TRACEBACK, content: traceback(failure.error) }]
    if (failure.expected !== undefined) {
      attachments.push({ name: name('expected'), mimeType: TEXT, content: plain(failure.expected) })
    }
    if (failure.actual !== undefined) {
      attachments.push({ name: name('actual'), mimeType: TEXT, content: plain(failure.actual) })
    }
    if (failure.diff !== undefined) {
      attachments.push({ name: name('diff'), mimeType: DIFF, content: plain(failure.diff) })
    }
    return attachments
  })
}

function plain(text: string): string {
  return stripVTControlCharacters(text)
}
