import { readFileSync } from 'node:fs'
import { type Attachment, TEXT } from '@subunit-js/adapter'
import type { TestAnnotation } from 'vitest'

/**
 * The attachments that an annotation of a test becomes: `annotation`, its type and text, and the content of
 * what it has attached. `number`, from 1, tells a test's annotations apart.
 */
export function annotationAttachments(annotation: TestAnnotation, number: number): Attachment[] {
  const name = number === 1 ? 'annotation' : `annotation-${number}`
  const text = { name, mimeType: TEXT, content: `${annotation.type}: ${annotation.message}` }
  const content = contentOf(annotation.attachment)
  if (content === undefined) return [text]
  const mimeType = annotation.attachment?.contentType ?? 'application/octet-stream'
  return [text, { name: `${name}/attachment`, mimeType, content }]
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
