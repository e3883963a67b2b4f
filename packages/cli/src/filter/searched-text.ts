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
 * What patterns are searched in: a line with the test's id, one with its outcome, and for each attachment one
 * with its name and MIME type and those of its content. All lines but the first are indented by a space, so
 * that `^` stands for the beginning of the id.
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
  const files = Array.from(attachments, ([name, { mimeType, text }]) => `${name} ${mimeType}\n${text}`)
  return `${test.testId}\n${[WORDS[outcome], ...files].join('\n').replace(/^/gm, ' ')}`
}
