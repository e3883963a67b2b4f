import type { ByteBuffer } from '../byte-buffer.ts'
import type { Status } from '../event.ts'
import { BodyDetails } from './body-details.ts'
import type { Attachment, DetailsReader } from './details.ts'
import type { Keyword } from './keyword.ts'
import { MultipartDetails } from './multipart-details.ts'

export type Outcome = Extract<Keyword, 'success' | 'failure' | 'error' | 'skip' | 'xfail' | 'uxsuccess'>

/** What each outcome of v1 is in v2, which knows no difference between a failure and an error. */
export const OUTCOME_STATUS: Readonly<Record<Outcome, Status>> = {
  success: 'success',
  failure: 'fail',
  error: 'fail',
  skip: 'skip',
  xfail: 'xfail',
  uxsuccess: 'uxsuccess',
}

export function isOutcome(keyword: Keyword): keyword is Outcome {
  return Object.hasOwn(OUTCOME_STATUS, keyword)
}

/** How an outcome's details are written, and what follows the test's name to say so. */
const FORMS = [
  ['none', ''],
  ['body', ' ['],
  ['multipart', ' [ multipart'],
] as const

export type DetailsForm = (typeof FORMS)[number][0]

/**
 * Compares the argument of an outcome with the name of the test that is open. Returns the form of its details,
 * or undefined when the outcome is another test's.
 */
export function detailsForm(argument: Uint8Array, name: ByteBuffer): DetailsForm | undefined {
  for (let index = 0; index < name.length; index++) {
    if (argument[index] !== name.bytes[index]) return undefined
  }
  return FORMS.find(([, suffix]) => isRest(argument, name.length, suffix))?.[0]
}

function isRest(argument: Uint8Array, start: number, suffix: string): boolean {
  if (argument.length !== start + suffix.length) return false
  for (let index = 0; index < suffix.length; index++) {
    if (argument[start + index] !== suffix.charCodeAt(index)) return false
  }
  return true
}

/** Returns the reader of an outcome's details, or undefined when it has none. */
export function detailsReader(
  outcome: Outcome,
  form: DetailsForm,
  onAttachment: (attachment: Attachment) => void,
): DetailsReader | undefined {
  if (form === 'none') return undefined
  if (form === 'multipart') return new MultipartDetails(onAttachment)
  return new BodyDetails(onAttachment, { ...bodyAttachment(outcome), quoted: true })
}

function bodyAttachment(outcome: Outcome): { fileName: string; mimeType: string } {
  if (outcome === 'skip') return { fileName: 'reason', mimeType: 'text/plain' }
  if (outcome === 'success') return { fileName: 'message', mimeType: 'text/plain' }
  return { fileName: 'traceback', mimeType: 'text/x-traceback; charset="utf8"' }
}
