import type { Status } from '@subunit-js/protocol'

/** An event as a JSON object: what is absent is left out, `runnable` and `eof` always are there. */
export interface EventJson {
  test_id?: string
  test_status?: Status
  /** Sorted by code point. */
  test_tags?: string[]
  runnable: boolean
  file_name?: string
  /** In Base64. */
  file_bytes?: string
  /** `file_bytes` once more for people, where they are UTF-8. */
  file_text?: string
  eof: boolean
  mime_type?: string
  route_code?: string
  /** RFC 3339 in UTC with nanoseconds. */
  timestamp?: string
}
