import { TextDecoder } from 'node:util'
import type { Outcomes } from './criteria.ts'
import type { HeldTest } from './keep-tests.ts'

/** The reference's words for outcomes, which patterns may ask for. */
const WORDS: Readonly<Record<keyof Outcomes, string>> = {
  success: 'success',
  failure: 'failure',
  skip: 'skip',
  xfail: 'expectedfailure',
  uxsuccess: 'unexpectedsuccess',
  exists: 'exists',
}

/**
 * What patterns are searched in: lines with the test's id and its outcome, then each attachment with a line for
 * its name, one for its MIME type, and its content.
 */
export function searchedText(test: HeldTest, outcome: keyof Outcomes): string {
  const attachments = new Map<string, { mimeType: string; decoder: TextDecoder; text: string }>()
  for (const { fileName, fileBytes, mimeType = '' } of test.events) {
    if (fileName === undefined || fileBytes === undefined) continue
    const known = attachments.get(fileName)
    const attachment = known ?? { mimeType, decoder: new TextDecoder(), text: '' }
    attachment.text += attachment.decoder.decode(fileBytes, { stream: true })
    attachments.set(fileName, attachment)
  }
  const contents = Array.from(attachments, ([name, { mimeType, text }]) => `${name}\n${mimeType}\n${text}`)
  return [test.testId, WORDS[outcome], ...contents].join('\n')
}
