import { readFileSync } from 'node:fs'
import { type Attachment, TEXT } from '@subunit-js/adapter'
import type { TestAnnotation } from 'vitest'

/**
 * The attachments that an annotation of a test becomes: its text, named after its type (`annotation:notice`),
 * and what it has attached. A test may have many of the same name; `number`, from 1, tells them apart.
 */
export function annotationAttachments(annotation: TestAnnotation, number: number): Attachment[] {
  const suffix = number === 1 ? '' : `-${number}`
  const text = { name: `annotation:${annotation.type}${suffix}`, mimeType: TEXT, content: annotation.message }
  const content = contentOf(annotation.attachment)
  if (content === undefined) return [text]
  const mimeType = annotation.attachment?.contentType ?? 'application/octet-stream'
  return [text, { name: `annotation-attachment${suffix}`, mimeType, content }]
}

/** Vitest has copied files to a place of its own by now; what is on the web stays there. */
function contentOf(attachment: TestAnnotation['attachment']): string | Uint8Array | undefined {
  if (attachment === undefined) return undefined
  const { body, path } = attachment
  if (body !== undefined) return typeof body === 'string' ? Buffer.from(body, 'base64') : body
  if (path === undefined || /^https?:/.test(path)) return path
  try {
    return readFileSync(path)
  } catch {
    return path
  }
}
