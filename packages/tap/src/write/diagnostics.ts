import { stripVTControlCharacters } from 'node:util'
import { type Attachment, duration, failsVerdict, type TestRecord } from '@subunit-js/stream'
import { decodeStrictly } from '../read/utf8.ts'
import type { YamlMapping } from './yaml.ts'

/** What is said about a test in the YAML block below its test point. */
export function diagnosticsOf(test: TestRecord, message: string | undefined): YamlMapping {
  const mapping: Record<string, string | number | YamlMapping> = {}
  const milliseconds = duration(test)
  if (milliseconds !== undefined) mapping['duration_ms'] = Number(milliseconds.toFixed(6))
  if (message !== undefined) mapping['message'] = message
  if (test.tags.length > 0) mapping['tags'] = test.tags.join(' ')
  for (const attachment of test.attachments) {
    if (attachment.size > 0 && !isInDirective(test, attachment)) {
      mapping[freeKey(mapping, attachment.name)] = contentOf(attachment)
    }
  }
  return mapping
}

/** Why a test is no test point that passes, where its attachments do not say. */
export function messageOf(test: TestRecord, insideFails: boolean): string | undefined {
  if (test.status === 'inprogress') return 'the test was begun and did not end'
  if (test.status === 'exists') return 'the test was announced and not run'
  if (test.status === undefined) return 'the test has no result'
  if (test.status === 'uxsuccess' && failsVerdict(test)) return 'the test was expected to fail and passed'
  return insideFails && test.status !== 'fail' ? 'a test inside this one failed' : undefined
}

/** Whether the line of the test point says it already. */
function isInDirective({ status }: TestRecord, { name, bytes }: Attachment): boolean {
  return status === 'skip' && name === 'reason' && !bytes.includes(0x0a)
}

function contentOf({ bytes, mimeType }: Attachment): string | YamlMapping {
  const text = decodeStrictly(bytes)
  if (text !== undefined && !text.includes('\0')) return stripVTControlCharacters(text)
  return { mime_type: mimeType ?? 'application/octet-stream', base64: Buffer.from(bytes).toString('base64') }
}

function freeKey(mapping: YamlMapping, name: string): string {
  let key = name
  while (Object.hasOwn(mapping, key)) key = `${key} (attachment)`
  return key
}
