import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { RepositoryError } from '../error.ts'
import type { FileLayer } from './files.ts'
import { sealedName, streamName } from './layout.ts'

/** How much of a stream makes one frame: what has to be in memory at once. */
const PIECE_BYTES = 1 << 22

const LEVEL = 1

/** A frame that decompressors pass over. Ours says how long the compressed frame behind it is. */
const SKIPPABLE_MAGIC = 0x184d2a50
const PREFIX_BYTES = 12

/**
 * Compresses a run's complete stream into a file of its own, which `zstd -d` reads as well. The stream as it
 * was written is left where it is. Returns the two lengths.
 */
export function sealStream(
  files: FileLayer,
  runs: string,
  run: number,
): { bytes: number; storedBytes: number } {
  const temporary = join(runs, `${sealedName(run)}.new`)
  const output = files.overwrite(temporary)
  let bytes = 0
  let storedBytes = 0
  try {
    for (const piece of piecesOf(join(runs, streamName(run)))) {
      const frame = zstdCompressSync(piece, {
        params: { [constants.ZSTD_c_compressionLevel]: LEVEL, [constants.ZSTD_c_checksumFlag]: 1 },
      })
      output.write(prefixOf(frame.length))
      output.write(frame)
      bytes += piece.length
      storedBytes += PREFIX_BYTES + frame.length
    }
    output.sync()
  } finally {
    output.close()
  }
  files.rename(temporary, join(runs, sealedName(run)))
  files.syncFolder(runs)
  return { bytes, storedBytes }
}

/** Reads a run's stream in pieces, from whichever file it is in. */
export function* readStream(runs: string, run: number): Generator<Uint8Array> {
  const open = openEither(runs, run)
  try {
    if (open.sealed) yield* framesOf(open.file, run)
    else yield* chunksOf(open.file)
  } finally {
    closeSync(open.file)
  }
}

/** A run's stream may be sealed at any moment: then the file that was looked for first is gone. */
function openEither(runs: string, run: number): { file: number; sealed: boolean } {
  for (const sealed of [true, false, true]) {
    try {
      return { file: openSync(join(runs, sealed ? sealedName(run) : streamName(run)), 'r'), sealed }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
  }
  throw new RepositoryError('stream-damaged', `The stream of run ${run} is missing from ${runs}.`)
}

function* piecesOf(path: string): Generator<Uint8Array> {
  const file = openSync(path, 'r')
  try {
    yield* chunksOf(file)
  } finally {
    closeSync(file)
  }
}

function* chunksOf(file: number): Generator<Uint8Array> {
  for (let at = 0; ; ) {
    const size = fstatSync(file).size
    const chunk = readAt(file, at, Math.min(PIECE_BYTES, size - at))
    if (chunk.length === 0) return
    yield chunk
    at += chunk.length
  }
}

function* framesOf(file: number, run: number): Generator<Uint8Array> {
  const size = fstatSync(file).size
  for (let at = 0; at < size; ) {
    const prefix = readAt(file, at, PREFIX_BYTES)
    if (prefix.length < PREFIX_BYTES || prefix.readUInt32LE(0) !== SKIPPABLE_MAGIC) throw damaged(run, at)
    const frame = readAt(file, at + PREFIX_BYTES, prefix.readUInt32LE(8))
    try {
      yield zstdDecompressSync(frame)
    } catch (error) {
      throw damaged(run, at, error)
    }
    at += PREFIX_BYTES + frame.length
  }
}

function prefixOf(length: number): Buffer {
  const prefix = Buffer.alloc(PREFIX_BYTES)
  prefix.writeUInt32LE(SKIPPABLE_MAGIC, 0)
  prefix.writeUInt32LE(PREFIX_BYTES - 8, 4)
  prefix.writeUInt32LE(length, 8)
  return prefix
}

function readAt(file: number, position: number, length: number): Buffer {
  const buffer = Buffer.allocUnsafe(Math.max(0, length))
  let at = 0
  while (at < length) {
    const read = readSync(file, buffer, at, length - at, position + at)
    if (read === 0) break
    at += read
  }
  return buffer.subarray(0, at)
}

function damaged(run: number, at: number, cause?: unknown): RepositoryError {
  return new RepositoryError(
    'stream-damaged',
    `The stored stream of run ${run} is damaged at byte ${at} of its file.`,
    { cause },
  )
}
