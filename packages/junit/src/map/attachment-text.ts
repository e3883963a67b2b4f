import { isUtf8 } from 'node:buffer'
import { TextDecoder } from 'node:util'
import type { Attachment } from '@subunit-js/stream'

/** The text of an attachment: in the character set of its MIME type, or in UTF-8. */
export function attachmentText(attachment: Attachment): string {
  const charset = /;\s*charset\s*=\s*"?([\w.:-]+)/i.exec(attachment.mimeType ?? '')?.[1]
  return decoder(charset ?? 'utf-8').decode(attachment.bytes)
}

/** Whether people can read an attachment: by its MIME type or, where that is not there, by what it holds. */
export function isText({ mimeType, bytes }: Attachment): boolean {
  if (mimeType === undefined) return isUtf8(bytes) && !bytes.includes(0)
  return /^text\/|[/+](?:json|xml|yaml|x-yaml|javascript)\b|;\s*charset\s*=/i.test(mimeType)
}

const decoders = new Map<string, TextDecoder>()

function decoder(charset: string): TextDecoder {
  const known = decoders.get(charset)
  if (known !== undefined) return known
  const made = madeDecoder(charset)
  decoders.set(charset, made)
  return made
}

function madeDecoder(charset: string): TextDecoder {
  try {
    // The reference writes "utf8", which the platform knows as another name of UTF-8.
    return new TextDecoder(charset, { ignoreBOM: true })
  } catch {
    return new TextDecoder('utf-8', { ignoreBOM: true })
  }
}
