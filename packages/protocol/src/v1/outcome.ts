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

/** How an outcome's details are written: not at all, as one body, as parts. The key follows the test's name. */
const FORMS = { '': 'none', ' [': 'body', ' [ multipart': 'multipart' } as const

export type DetailsForm = (typeof FORMS)[keyof typeof FORMS]

const ascii = new TextDecoder('latin1')

/**
 * Compares the argument of an outcome with the name of the test that is open. Returns the form of its details,
 * or undefined when the outcome is another test's.
 */
export function detailsForm(argument: Uint8Array, name: Uint8Array): DetailsForm | undefined {
  for (let index = 0; index < name.length; index++) if (argument[index] !== name[index]) return undefined
  const rest = ascii.decode(argument.subarray(name.length))
  return Object.hasOwn(FORMS, rest) ? FORMS[rest as keyof typeof FORMS] : undefined
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
