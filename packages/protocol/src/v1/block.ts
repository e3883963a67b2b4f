import type { ByteBuffer } from '../byte-buffer.ts'
import { byCodePoint } from '../code-points.ts'
import type { Status, Timestamp } from '../event.ts'
import { type OnLoss, safeFileName, safeMimeType, safeTag, safeTestId, UNKNOWN_TYPE } from './escapes.ts'
import { formatTime } from './time.ts'

/** All that was said about one test, as far as v1 can repeat it. */
export interface TestRecord {
  readonly id: string
  /** Undefined and `inprogress` are written as a failure: the test has not come to its end. */
  status: Status | undefined
  tags: readonly string[]
  started: Timestamp | undefined
  stopped: Timestamp | undefined
  readonly attachments: Map<string, StoredAttachment>
}

export interface StoredAttachment {
  mimeType: string | undefined
  readonly pieces: Uint8Array[]
}

const LEAST_CHUNK_BYTES = 65536

/** Writes a test as the block of lines that `subunit-2to1` and testrepository write. */
export function writeBlock(out: ByteBuffer, test: TestRecord, onLoss: OnLoss): void {
  const id = safeTestId(test.id, onLoss)
  const tags = [...new Set(test.tags)].sort(byCodePoint).map(tag => safeTag(tag, onLoss))
  out.text(
    time(test.started) +
      tagsLine(tags) +
      `test: ${id}\n` +
      time(test.stopped) +
      `${outcome(test.status)}: ${id} [ multipart\n`,
  )
  for (const name of [...test.attachments.keys()].sort(byCodePoint)) {
    const { mimeType, pieces } = test.attachments.get(name)!
    const type = safeMimeType(mimeType || UNKNOWN_TYPE, onLoss)
    out.text(`Content-Type: ${type}\n${safeFileName(name, onLoss)}\n`)
    writeChunks(out, pieces)
  }
  out.text(`]\n${tagsLine(tags.map(tag => `-${tag}`))}`)
}

function time(timestamp: Timestamp | undefined): string {
  return timestamp === undefined ? '' : `time: ${formatTime(timestamp)}\n`
}

function tagsLine(words: readonly string[]): string {
  return words.length === 0 ? '' : `tags: ${words.join(' ')}\n`
}

function outcome(status: Status | undefined): string {
  switch (status) {
    case 'success':
      return 'successful'
    case 'skip':
    case 'xfail':
    case 'uxsuccess':
      return status
    default:
      return 'failure'
  }
}

/** Joins small pieces to chunks of at least 64 KiB, as the reference does. */
function writeChunks(out: ByteBuffer, pieces: readonly Uint8Array[]): void {
  let chunk: Uint8Array[] = []
  let size = 0
  for (const piece of pieces) {
    chunk.push(piece)
    size += piece.length
    if (size < LEAST_CHUNK_BYTES) continue
    writeChunk(out, chunk, size)
    chunk = []
    size = 0
  }
  if (size > 0) writeChunk(out, chunk, size)
  out.text('0\r\n')
}

function writeChunk(out: ByteBuffer, pieces: readonly Uint8Array[], size: number): void {
  out.text(`${size.toString(16).toUpperCase()}\r\n`)
  for (const piece of pieces) out.raw(piece)
}
