import { byCodePoint } from '../code-points.ts'
import { invalidField } from '../error.ts'
import type { EventFields, Timestamp } from '../event.ts'
import { checkAttachment, checkTimestamp, MAX_NUMBER, statusIndex } from '../field-checks.ts'
import type { ByteWriter } from './byte-writer.ts'
import { crc32 } from './crc32.ts'
import * as layout from './layout.ts'
import { putNumber } from './number.ts'

/**
 * Appends one packet and returns its length in bytes, which may exceed what a packet may have.
 * `content` are the attachment bytes to write, whatever `event.fileBytes` has.
 * Throws a `ProtocolError` (`invalid-field`), with part of a packet left in `out`.
 */
export function writePacket(out: ByteWriter, event: EventFields, content: Uint8Array | undefined): number {
  const start = out.length
  out.reserve(layout.HEADER_BYTES)
  // Most packets need two bytes for their length; the others are mended once the length is known.
  out.length += 3 + 2
  const flags = layout.VERSION_2 | writeFields(out, event, content)

  const rest = out.length - start - 2 + layout.CHECKSUM_BYTES
  const lengthBytes = rest <= 62 ? 1 : rest <= 16381 ? 2 : 3
  if (lengthBytes === 1) out.remove(start + 3, 1)
  if (lengthBytes === 3) out.insert(start + 3, 1)
  const length = rest + lengthBytes
  if (length > layout.MAX_PACKET_BYTES) return length

  const bytes = out.bytes
  bytes[start] = layout.SIGNATURE
  bytes[start + 1] = flags >>> 8
  bytes[start + 2] = flags
  putNumber(bytes, start + 3, length, lengthBytes)
  out.uint32(crc32(out.view, start, out.length))
  return length
}

/** Appends the fields in the order of the specification and returns the flags that announce them. */
function writeFields(out: ByteWriter, event: EventFields, content: Uint8Array | undefined): number {
  checkAttachment(event)
  let flags = (event.runnable ?? true) ? layout.RUNNABLE : 0
  if (event.eof) flags |= layout.EOF
  if (event.status !== undefined) flags |= statusIndex(event.status)
  if (event.timestamp !== undefined) {
    flags |= layout.TIMESTAMP
    writeTimestamp(out, event.timestamp)
  }
  if (event.testId !== undefined) {
    flags |= layout.TEST_ID
    out.string(event.testId, 'testId')
  }
  if (event.tags !== undefined && event.tags.length > 0) {
    flags |= layout.TAGS
    writeTags(out, event.tags)
  }
  if (event.mimeType !== undefined && event.mimeType !== '') {
    flags |= layout.MIME_TYPE
    out.string(event.mimeType, 'mimeType')
  }
  if (event.fileName !== undefined && content !== undefined) {
    flags |= layout.FILE
    out.string(event.fileName, 'fileName')
    if (content.length > MAX_NUMBER) throw invalidField('fileBytes', `it has more than ${MAX_NUMBER} bytes`)
    out.number(content.length)
    out.raw(content)
  }
  if (event.routeCode !== undefined) {
    flags |= layout.ROUTE_CODE
    out.string(event.routeCode, 'routeCode')
  }
  return flags
}

function writeTimestamp(out: ByteWriter, timestamp: Timestamp): void {
  checkTimestamp(timestamp)
  out.uint32(timestamp.seconds)
  out.number(timestamp.nanoseconds)
}

function writeTags(out: ByteWriter, tags: readonly string[]): void {
  const unique = tags.length === 1 ? tags : [...new Set(tags)].sort(byCodePoint)
  out.number(unique.length)
  for (const tag of unique) out.string(tag, 'tags')
}
