import { byCodePoint, type TestEvent } from '@subunit-js/protocol'
import { formatTimestamp } from '../time/rfc3339.ts'
import { encodeBase64 } from './base64.ts'
import type { EventJson } from './event-json.ts'

export interface EventJsonOptions {
  /** Adds `file_text` where an attachment piece is valid UTF-8. */
  readonly text?: boolean
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The JSON object of an event, from which `eventFromJson` makes the event again. */
export function eventToJson(event: TestEvent, options: EventJsonOptions = {}): EventJson {
  const { testId, status, tags, runnable, fileName, fileBytes, eof, mimeType, routeCode, timestamp } = event
  const text = options.text && fileBytes !== undefined ? utf8Text(fileBytes) : undefined
  return {
    ...(testId !== undefined && { test_id: testId }),
    ...(status !== undefined && { test_status: status }),
    ...(tags !== undefined && { test_tags: [...tags].sort(byCodePoint) }),
    runnable,
    ...(fileName !== undefined && { file_name: fileName }),
    ...(fileBytes !== undefined && { file_bytes: encodeBase64(fileBytes) }),
    ...(text !== undefined && { file_text: text }),
    eof,
    ...(mimeType !== undefined && { mime_type: mimeType }),
    ...(routeCode !== undefined && { route_code: routeCode }),
    ...(timestamp !== undefined && { timestamp: formatTimestamp(timestamp) }),
  }
}

function utf8Text(bytes: Uint8Array): string | undefined {
  try {
    return strictUtf8.decode(bytes)
  } catch {
    return undefined
  }
}
