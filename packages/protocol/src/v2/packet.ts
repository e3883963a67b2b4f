import { type EventFields, STATUSES, type Timestamp } from '../event.ts'
import { type ByteWriter, invalid } from './byte-writer.ts'
import { crc32 } from './crc32.ts'
import * as layout from './layout.ts'
import { MAX_NUMBER, putNumber } from './number.ts'

/**
 * Appends one packet and returns its length in bytes, which may exceed what a packet may have.
 * `content` are the attachment bytes to write, whatever `event.fileBytes` has.
 * Throws a `ProtocolError` (`invalid-field`), with part of a packet left in `out`.
 */
export function writePacket(out: ByteWriter, event: EventFields, content: Uint8Array | undefined): number {
  const start = out.length
  out.reserve(layout.HEADER_BYTES)
  out.length += 3
  // Most packets need two bytes for their length; the others are mended once the length is known.
  out.length += 2
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
  out.uint32(crc32(bytes, start, out.length))
  return length
}

/** Appends the fields in the order of the specification and returns the flags that announce them. */
function writeFields(out: ByteWriter, event: EventFields, content: Uint8Array | undefined): number {
  let flags = (event.runnable ?? true) ? layout.RUNNABLE : 0
  if (event.eof) flags |= layout.EOF
  if (event.status !== undefined) flags |= statusBits(event.status)
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
  if (event.fileName !== undefined) {
    if (content === undefined) throw invalid('fileBytes', 'it is absent although fileName is given')
    flags |= layout.FILE
    out.string(event.fileName, 'fileName')
    if (content.length > MAX_NUMBER) throw invalid('fileBytes', `it has more than ${MAX_NUMBER} bytes`)
    out.number(content.length)
    out.raw(content)
  } else if (content !== undefined) {
    throw invalid('fileName', 'it is absent although fileBytes is given')
  }
  if (event.routeCode !== undefined) {
    flags |= layout.ROUTE_CODE
    out.string(event.routeCode, 'routeCode')
  }
  return flags
}

function statusBits(status: string): number {
  const bits = STATUSES.indexOf(status as (typeof STATUSES)[number])
  if (bits < 0)
    throw invalid('status', `${JSON.stringify(status)} is none of ${STATUSES.slice(1).join(', ')}`)
  return bits
}

function writeTimestamp(out: ByteWriter, { seconds, nanoseconds }: Timestamp): void {
  if (!Number.isInteger(seconds) || seconds < 0 || seconds >= 2 ** 32) {
    throw invalid('timestamp', `its seconds must be a whole number from 0 to ${2 ** 32 - 1}, not ${seconds}`)
  }
  if (!Number.isInteger(nanoseconds) || nanoseconds < 0 || nanoseconds > MAX_NUMBER) {
    throw invalid(
      'timestamp',
      `its nanoseconds must be a whole number from 0 to ${MAX_NUMBER}, not ${nanoseconds}`,
    )
  }
  out.uint32(seconds)
  out.number(nanoseconds)
}

function writeTags(out: ByteWriter, tags: readonly string[]): void {
  const unique = tags.length === 1 ? tags : [...new Set(tags)].sort(byCodePoint)
  out.number(unique.length)
  for (const tag of unique) out.string(tag, 'tags')
}

/** JavaScript orders strings by UTF-16 unit, which places U+E000 to U+FFFF after the higher characters. */
function byCodePoint(a: string, b: string): number {
  const [left, right] = [[...a], [...b]]
  for (let index = 0; index < left.length && index < right.length; index++) {
    const difference = left[index]!.codePointAt(0)! - right[index]!.codePointAt(0)!
    if (difference !== 0) return difference
  }
  return left.length - right.length
}
