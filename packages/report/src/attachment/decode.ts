import { TextDecoder } from 'node:util'

/** Control characters that no text has; tab, line feed, carriage return and escape may be in one. */
const BINARY = /[\0-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f]/

/**
 * The text of an attachment, or undefined if it is binary. Its MIME type decides; without one, or with one
 * that says nothing about it, whatever is valid UTF-8 without stray control characters is text. Text that is
 * not valid in the charset it claims is shown with replacement characters rather than not at all.
 */
export function attachmentText(bytes: Uint8Array, mimeType: string | undefined): string | undefined {
  const [type = '', ...parameters] = (mimeType ?? '').split(';').map(part => part.trim().toLowerCase())
  const charset = parameters.find(each => each.startsWith('charset='))?.slice('charset='.length)
  if (/^(?:image|audio|video|font)\//.test(type)) return undefined
  if (type.startsWith('text/') || charset !== undefined) {
    return decoderFor(charset?.replace(/^"(.*)"$/, '$1')).decode(bytes)
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return BINARY.test(text) ? undefined : text
  } catch {
    return undefined
  }
}

function decoderFor(charset: string | undefined): TextDecoder {
  try {
    return new TextDecoder(charset ?? 'utf-8')
  } catch {
    // An unknown name, as the RangeError says; nearly every text is readable as UTF-8.
    return new TextDecoder()
  }
}
