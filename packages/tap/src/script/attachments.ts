import type { TestPoint } from '../read/tap-event.ts'
import { tracebackOf } from '../yaml/traceback.ts'
import { isLong } from './outcome.ts'

export const PLAIN_TEXT = 'text/plain; charset="utf8"'

/** A text that belongs to a test. */
export interface TextFile {
  readonly name: string
  readonly mimeType: string
  readonly text: string
}

/** What is attached to the test of a test point. */
export function attachmentsOf({ name, directive, remarks, comments, diagnostics }: TestPoint): TextFile[] {
  const files: TextFile[] = []
  const add = (file: string, text: string | undefined, mimeType = PLAIN_TEXT) => {
    if (text !== undefined && text !== '') files.push({ name: file, mimeType, text })
  }
  if (isLong(name)) add('name', name)
  add('reason', directive?.reason)
  add('directive', remarks.join('\n'))
  add('comment', comments)
  if (diagnostics !== undefined) {
    add('diagnostics', diagnostics.text, diagnostics.terminated ? 'application/yaml' : PLAIN_TEXT)
    if (diagnostics.terminated) add('traceback', tracebackOf(diagnostics.text))
  }
  return files
}
