import type { ByteBuffer } from '../byte-buffer.ts'
import { byCodePoint } from '../code-points.ts'
import type { Status, Timestamp } from '../event.ts'
import { type OnLoss, safeFileName, safeMimeType, safeTag, safeTestId, UNKNOWN_TYPE } from './escapes.ts'
import { TimeFormatter } from './time.ts'

/** All that was said about one test, as far as v1 can repeat it. */
export interface TestRecord {
  readonly id: string
  /** How many tests of the stream began before. */
  readonly order: number
  /** Undefined and `inprogress` are written as a failure: the test has not come to its end. */
  status: Status | undefined
  tags: readonly string[]
  started: Timestamp | undefined
  stopped: Timestamp | undefined
  attachments: Map<string, StoredAttachment> | undefined
}

export interface StoredAttachment {
  mimeType: string | undefined
  readonly pieces: Uint8Array[]
}

const LEAST_CHUNK_BYTES = 65536

/** Writes tests as blocks of lines, as `subunit-2to1` and testrepository do. */
export class BlockWriter {
  readonly #out: ByteBuffer
  readonly #onLoss: OnLoss
  readonly #times = new TimeFormatter()

  constructor(out: ByteBuffer, onLoss: OnLoss) {
    this.#out = out
    this.#onLoss = onLoss
  }

  write(test: TestRecord): void {
    const id = safeTestId(test.id, this.#onLoss)
    const tags = [...new Set(test.tags)].sort(byCodePoint).map(tag => safeTag(tag, this.#onLoss))
    this.#out.text(
      this.#timeLine(test.started) +
        tagsLine(tags, '') +
        `test: ${id}\n` +
        this.#timeLine(test.stopped) +
        `${outcome(test.status)}: ${id} [ multipart\n`,
    )
    if (test.attachments !== undefined) this.#writeAttachments(test.attachments)
    this.#out.text(`]\n${tagsLine(tags, '-')}`)
  }

  #timeLine(timestamp: Timestamp | undefined): string {
    return timestamp === undefined ? '' : `time: ${this.#times.format(timestamp)}\n`
  }

  #writeAttachments(attachments: ReadonlyMap<string, StoredAttachment>): void {
    for (const name of [...attachments.keys()].sort(byCodePoint)) {
      const { mimeType, pieces } = attachments.get(name)!
      const type = safeMimeType(mimeType || UNKNOWN_TYPE, this.#onLoss)
      this.#out.text(`Content-Type: ${type}\n${safeFileName(name, this.#onLoss)}\n`)
      writeChunks(this.#out, pieces)
    }
  }
}

function tagsLine(tags: readonly string[], prefix: '' | '-'): string {
  return tags.length === 0 ? '' : `tags: ${prefix}${tags.join(` ${prefix}`)}\n`
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
