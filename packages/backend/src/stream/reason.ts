import type { EventFields } from '@subunit-js/protocol'

/** The fields of an event that attach a reason to it. */
export function reasonFields(text: string): EventFields {
  return {
    fileName: 'reason',
    fileBytes: Buffer.from(text),
    mimeType: 'text/plain; charset=utf8',
    eof: true,
  }
}
