import { closeSync, openSync, type Stats, statSync, writeSync } from 'node:fs'
import { CommandError } from '../error.ts'
import { isSystemError, systemMessage } from './system-error.ts'

const STANDARD_OUTPUT = 1
const COLLECTED_BYTES = 1 << 16
const ENCODED_CHARACTERS = 1 << 14
const RETRY_MILLISECONDS = 5

/**
 * Where a command writes its result: standard output or a file. Small writes collect until there are 64 KiB
 * or `flush` is called, which a command does after each piece of input, so that nothing waits while it does.
 *
 * Writing is synchronous. That is the back-pressure: a slow reader slows the command down, and memory never
 * fills with what nobody has taken yet. It also means that nothing is left unwritten when the process exits.
 */
export class Output {
  readonly #fd: number
  readonly #name: string
  readonly #collected: Buffer = Buffer.allocUnsafe(COLLECTED_BYTES)
  #length = 0
  /** Text that follows the collected bytes. Short pieces of it cost least when they are encoded together. */
  #text = ''

  /**
   * Opens `path`, emptying the file, or standard output without a path or for `-`. With `sources`, refuses to
   * overwrite a file that is still to be read.
   * Throws a `CommandError` (`unwritable-output`, `usage`).
   */
  constructor(path?: string, sources: readonly Stats[] = []) {
    const standard = path === undefined || path === '-'
    this.#name = standard ? 'standard output' : `"${path}"`
    this.#fd = standard ? STANDARD_OUTPUT : this.#open(path, sources)
  }

  /** Whether a person is looking. */
  get isTerminal(): boolean {
    // Loaded only here, because commands whose output is the same everywhere start sooner without.
    return process.getBuiltinModule('node:tty').isatty(this.#fd)
  }

  /** Throws a `CommandError`: `closed-output` when the reader is gone, else `unwritable-output`. */
  write(data: Uint8Array | string): void {
    if (typeof data !== 'string') {
      this.#encodeText()
      this.#writeBytes(data)
    } else {
      this.#text += data
      if (this.#text.length >= ENCODED_CHARACTERS) this.#encodeText()
    }
  }

  /** Hands over what has collected. Throws what `write` does. */
  flush(): void {
    this.#encodeText()
    this.#flushBytes()
  }

  /** Flushes and closes. Throws what `write` does: some file systems tell only now that the disk is full. */
  close(): void {
    this.flush()
    if (this.#fd === STANDARD_OUTPUT) return
    try {
      closeSync(this.#fd)
    } catch (error) {
      throw this.#failure(error)
    }
  }

  #open(path: string, sources: readonly Stats[]): number {
    try {
      const old = statSync(path, { throwIfNoEntry: false })
      if (old?.isFile() && sources.some(source => source.dev === old.dev && source.ino === old.ino)) {
        throw new CommandError('usage', `the output file "${path}" is an input file as well`)
      }
      return openSync(path, 'w')
    } catch (error) {
      throw this.#failure(error)
    }
  }

  #encodeText(): void {
    if (this.#text === '') return
    const bytes = Buffer.from(this.#text)
    this.#text = ''
    this.#writeBytes(bytes)
  }

  #writeBytes(bytes: Uint8Array): void {
    if (this.#length + bytes.length > COLLECTED_BYTES) this.#flushBytes()
    if (bytes.length > COLLECTED_BYTES) {
      this.#writeAll(bytes)
    } else {
      this.#collected.set(bytes, this.#length)
      this.#length += bytes.length
    }
  }

  #flushBytes(): void {
    const length = this.#length
    this.#length = 0
    if (length > 0) this.#writeAll(this.#collected.subarray(0, length))
  }

  #writeAll(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      try {
        at += writeSync(this.#fd, bytes, at)
      } catch (error) {
        if (!isSystemError(error, 'EAGAIN')) throw this.#failure(error)
        // Somebody made the shared descriptor non-blocking; a short sleep is what blocking would have done.
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, RETRY_MILLISECONDS)
      }
    }
  }

  #failure(error: unknown): unknown {
    if (!isSystemError(error)) return error
    if (error.code === 'EPIPE') {
      return new CommandError('closed-output', `nobody reads ${this.#name} any more`, { cause: error })
    }
    return new CommandError('unwritable-output', `cannot write ${this.#name}: ${systemMessage(error)}`, {
      cause: error,
    })
  }
}
