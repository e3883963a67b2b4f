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
  const json: Partial<EventJson> = {}
  if (event.testId !== undefined) json.test_id = event.testId
  if (event.status !== undefined) json.test_status = event.status
  if (event.tags !== undefined) json.test_tags = [...event.tags].sort(byCodePoint)
  json.runnable = event.runnable
  if (event.fileName !== undefined) json.file_name = event.fileName
  if (event.fileBytes !== undefined) {
    json.file_bytes = encodeBase64(event.fileBytes)
    const text = options.text ? utf8Text(event.fileBytes) : undefined
    if (text !== undefined) json.file_text = text
  }
  json.eof = event.eof
  if (event.mimeType !== undefined) json.mime_type = event.mimeType
  if (event.routeCode !== undefined) json.route_code = event.routeCode
  if (event.timestamp !== undefined) json.timestamp = formatTimestamp(event.timestamp)
  return json as EventJson
}

function utf8Text(bytes: Uint8Array): string | undefined {
  try {
    return strictUtf8.decode(bytes)
  } catch {
    return undefined
  }
}
