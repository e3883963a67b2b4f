import type { Attachment } from '@subunit-js/stream'
import type { Painter } from '../paint.ts'
import { counted } from '../words.ts'
import { attachmentText } from './decode.ts'

const INDENT = '    '

/** An attachment under its name: its text, indented, or for a binary one what it is. Ends with a line feed. */
export function attachmentBlock(attachment: Attachment, paint: Painter): string {
  const { name, mimeType, bytes, size, complete } = attachment
  const notes = complete ? [] : ['not complete']
  const text = attachmentText(bytes, mimeType)
  if (text === undefined || text === '') {
    const what = size === 0 ? ['empty'] : [mimeType ?? 'binary', counted(size, 'byte')]
    return `  ${paint('bold', name)}: ${[...what, ...notes].join(', ')}\n`
  }
  const heading = [paint('bold', name), ...notes].join(', ')
  return `  ${heading}:\n${indented(paint.foreign(text))}`
}

function indented(text: string): string {
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/)
  return lines.map(line => (line === '' ? '\n' : `${INDENT}${line}\n`)).join('')
}
