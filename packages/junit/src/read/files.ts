import type { JUnitResult } from '../model/report.ts'

/** An attachment of a test that is text. */
export interface TextFile {
  readonly name: string
  readonly mimeType: string
  readonly text: string
}

const PLAIN = 'text/plain;charset=utf8'
const TRACEBACK = 'text/x-traceback;charset=utf8'

/** The file of a text that may not be there. */
export function textFile(name: string, text: string | undefined): TextFile[] {
  return text === undefined ? [] : [{ name, mimeType: PLAIN, text }]
}

/**
 * The tracebacks of failures: their texts, with the message before those that do not repeat it. A single failure
 * that says nothing leaves none.
 */
export function problemFiles(results: readonly JUnitResult[]): TextFile[] {
  return results.flatMap((result, index) => {
    const text = withMessage(result)
    const name = index === 0 ? 'traceback' : `traceback-${index + 1}`
    return text === '' && results.length === 1 ? [] : [{ name, mimeType: TRACEBACK, text }]
  })
}

/** Why a test was skipped, or expected to end as it did. `messageOnly` leaves the text to the traceback. */
export function reasonFile({ message, text }: JUnitResult, messageOnly: boolean): TextFile[] {
  if (messageOnly || message === undefined) return textFile('reason', messageOnly ? message : text)
  return textFile(
    'reason',
    text === undefined || text.includes(message) ? (text ?? message) : `${message}\n${text}`,
  )
}

function withMessage({ message, type, text }: JUnitResult): string {
  if (message === undefined || text?.includes(message)) return text ?? ''
  const said = type === undefined || message.startsWith(type) ? message : `${type}: ${message}`
  return text === undefined ? said : `${said}\n${text}`
}
