import { closeSync, constants, fstatSync, openSync, read, type Stats } from 'node:fs'
import { promisify } from 'node:util'
import { CommandError } from '../error.ts'
import { isSystemError, systemMessage } from './system-error.ts'
import { limitYoungGeneration } from './young-generation.ts'

const STANDARD_INPUT = 0
const CHUNK_BYTES = 1 << 18

/** From here on it is more likely than not that there is much more to come. */
const LONG_INPUT_BYTES = 1 << 26

/**
 * Where a command reads from: standard input or a file, FIFO or device. Reading is asynchronous, so that
 * many inputs can be read at once and a slow one holds up no other.
 */
export class Input {
  /** How messages call it: `standard input` or the quoted path. */
  readonly name: string
  readonly stats: Stats
  readonly #fd: number

  /**
   * Opens `path`, or standard input without a path or for `-`.
   * Throws a `CommandError` (`unreadable-input`).
   */
  constructor(path?: string) {
    const standard = path === undefined || path === '-'
    this.name = standard ? 'standard input' : `"${path}"`
    try {
      this.#fd = standard ? STANDARD_INPUT : openSync(path, OPEN_FLAGS)
      this.stats = fstatSync(this.#fd)
    } catch (error) {
      throw this.#failure(error)
    }
    if (this.stats.isDirectory()) throw new CommandError('unreadable-input', `${this.name} is a directory`)
  }

  /**
   * Gives every chunk to `onChunk`, as soon as there is one, and resolves at the end of input. The next chunk
   * is read only after `onChunk` has returned; a chunk is valid only until then.
   * Throws a `CommandError` (`unreadable-input`) and whatever `onChunk` throws.
   */
  async read(onChunk: (chunk: Uint8Array) => void): Promise<void> {
    let read = 0
    for await (const chunk of this.#chunks()) {
      onChunk(chunk)
      read += chunk.length
      if (read > LONG_INPUT_BYTES) limitYoungGeneration()
    }
  }

  async *#chunks(): AsyncGenerator<Uint8Array> {
    try {
      yield* this.stats.isFile() || !this.#canWait ? fileChunks(this.#fd) : await pipeChunks(this.#fd)
    } catch (error) {
      throw this.#failure(error)
    }
  }

  get #canWait(): boolean {
    return this.#fd === STANDARD_INPUT || this.stats.isFIFO() || this.stats.isSocket()
  }

  #failure(error: unknown): unknown {
    if (!isSystemError(error)) return error
    return new CommandError('unreadable-input', `cannot read ${this.name}: ${systemMessage(error)}`, {
      cause: error,
    })
  }
}

/**
 * A FIFO that nobody writes to yet must not block the process. Only Linux then waits for a first writer;
 * others take it for the end of input, and there opening has to wait.
 */
const OPEN_FLAGS =
  process.platform === 'linux' ? constants.O_RDONLY | constants.O_NONBLOCK : constants.O_RDONLY

const readFile = promisify(read)

/** While one chunk is worked on, the next one is being read. */
async function* fileChunks(fd: number): AsyncGenerator<Uint8Array> {
  const fill = (buffer: Uint8Array) => readFile(fd, buffer, 0, CHUNK_BYTES, null)
  let current: Uint8Array = Buffer.allocUnsafeSlow(CHUNK_BYTES)
  let next: Uint8Array = Buffer.allocUnsafeSlow(CHUNK_BYTES)
  let reading = fill(current)
  try {
    for (;;) {
      const { bytesRead } = await reading
      if (bytesRead === 0) return
      reading = fill(next)
      yield current.subarray(0, bytesRead)
      ;[current, next] = [next, current]
    }
  } finally {
    // Nobody is interested any more in what it says, but the descriptor is in use until then.
    await reading.catch(() => {})
    if (fd !== STANDARD_INPUT) closeSync(fd)
  }
}

/** Polls instead of reading in a thread: a thread that waits for bytes would keep the process from exiting. */
async function pipeChunks(fd: number): Promise<AsyncIterable<Uint8Array>> {
  if (fd === STANDARD_INPUT) return process.stdin
  // Loaded only here, because most commands read a file or standard input, and start sooner without.
  const { Socket } = await import('node:net')
  return new Socket({ fd, readable: true, writable: false })
}
