import { ProtocolError } from '../error.ts'
import { type TestEvent, testEvent } from '../event.ts'
import { type ByteRange, PendingBytes } from '../pending.ts'
import { crc32 } from './crc32.ts'
import { FieldFault, FieldReader } from './fields.ts'
import { readHeader } from './header.ts'
import { CHECKSUM_BYTES, HEADER_BYTES, SIGNATURE } from './layout.ts'
import { NoiseScanner } from './noise.ts'
import { parserErrorEvents } from './parser-error.ts'

export interface DecoderOptions {
  /** The attachment name under which bytes that are no packet are delivered; default `stdout`. */
  readonly noiseFileName?: string
}

const MAX_NOISE_BYTES = 1 << 20

/** Bytes that are known to be no packet, while it is being found out where they end. */
interface Damage {
  readonly message: string
  readonly extent: number
  /** Offset from the damage's start up to which no sound packet begins. */
  searched: number
}

/**
 * Turns the bytes of a subunit v2 stream into events, chunk by chunk, whatever the chunks are. Never throws
 * on input: damaged packets become the two `subunit.parser` events and reading goes on at the next sound
 * packet; other bytes are delivered as run-level attachment pieces at once. No byte is lost or said twice.
 *
 * `onEvent` is called synchronously from `write` and `end`. Chunks are not kept or changed, and events share
 * no memory with them.
 */
export class Decoder {
  readonly #onEvent: (event: TestEvent) => void
  readonly #noiseFileName: string
  readonly #fields = new FieldReader()
  readonly #noise = new NoiseScanner()
  readonly #pending = new PendingBytes()
  #damage: Damage | undefined
  #ended = false

  constructor(onEvent: (event: TestEvent) => void, options: DecoderOptions = {}) {
    this.#onEvent = onEvent
    this.#noiseFileName = options.noiseFileName ?? 'stdout'
  }

  /** Decodes all that can be known with this chunk. Throws a `ProtocolError` (`ended`) after `end`. */
  write(chunk: Uint8Array): void {
    if (this.#ended) throw new ProtocolError('ended', 'The decoder was given bytes after its end.')
    const range = this.#pending.join(chunk)
    this.#pending.keep(range, this.#decode(range, false))
  }

  /** Ends the input: a packet that is still incomplete is damage. Further calls do nothing. */
  end(): void {
    if (this.#ended) return
    this.#ended = true
    this.#decode(this.#pending.join(new Uint8Array()), true)
  }

  /** Decodes the range and returns the index of the first byte whose meaning is still open. */
  #decode(range: ByteRange, final: boolean): number {
    const { bytes, start, end } = range
    this.#fields.enter(range)
    let at = start
    while (at < end) {
      if (this.#damage === undefined) {
        const signature = this.#noise.findSignature(bytes, at, end)
        this.#emitNoise(bytes, at, signature)
        at = signature
        if (at === end) break
      }
      const next =
        this.#damage === undefined ? this.#packet(range, at, final) : this.#skipDamage(range, at, final)
      if (next === at) break
      at = next
    }
    return at
  }

  /** Decodes the packet whose signature is at `at`. Returns where it ends, or `at` to wait for more bytes. */
  #packet(range: ByteRange, at: number, final: boolean): number {
    const { bytes, view, end } = range
    const available = end - at
    if (available < HEADER_BYTES) return final ? this.#truncated(range, at, 1, HEADER_BYTES) : at
    const length = readHeader(bytes, at)
    if (typeof length === 'string') return this.#damaged(range, at, final, length, HEADER_BYTES)
    if (available < length) return final ? this.#truncated(range, at, HEADER_BYTES, length) : at

    const checksum = at + length - CHECKSUM_BYTES
    const stored = view.getUint32(checksum)
    const calculated = crc32(view, at, checksum)
    if (stored !== calculated) {
      const message = `Bad checksum - calculated (0x${calculated.toString(16)}), stored (0x${stored.toString(16)})`
      return this.#damaged(range, at, final, message, length)
    }
    let event: TestEvent
    try {
      event = this.#fields.read(at, length)
    } catch (fault) {
      if (!(fault instanceof FieldFault)) throw fault
      // The checksum vouches for the extent, so nothing inside can be a packet.
      this.#emitDamage(bytes.slice(at, at + length), fault.message)
      this.#noise.reset(false)
      return at + length
    }
    this.#noise.reset(false)
    this.#onEvent(event)
    return at + length
  }

  #truncated(range: ByteRange, at: number, read: number, wanted: number): number {
    const extent = range.end - at
    const message = `Short read - got ${extent - read} bytes, wanted ${wanted - read} bytes`
    return this.#damaged(range, at, true, message, extent)
  }

  #damaged(range: ByteRange, at: number, final: boolean, message: string, extent: number): number {
    this.#damage = { message, extent, searched: 1 }
    return this.#skipDamage(range, at, final)
  }

  /**
   * Ends the damage at the first sound packet that starts inside its extent, else with the extent. Returns
   * `at`, and remembers how far it has searched, while a candidate's bytes have not all come.
   */
  #skipDamage(range: ByteRange, at: number, final: boolean): number {
    const { bytes } = range
    const damage = this.#damage!
    for (; damage.searched < damage.extent; damage.searched++) {
      const candidate = at + damage.searched
      if (bytes[candidate] !== SIGNATURE) continue
      const sound = isSound(range, candidate)
      if (sound === undefined && !final) return at
      if (sound === true) break
    }
    this.#damage = undefined
    this.#noise.reset(true)
    this.#emitDamage(bytes.slice(at, at + damage.searched), damage.message)
    return at + damage.searched
  }

  #emitDamage(damaged: Uint8Array, message: string): void {
    for (const event of parserErrorEvents(damaged, message)) this.#onEvent(event)
  }

  #emitNoise(bytes: Uint8Array, start: number, end: number): void {
    for (let at = start; at < end; at += MAX_NOISE_BYTES) {
      const fileBytes = bytes.slice(at, Math.min(at + MAX_NOISE_BYTES, end))
      this.#onEvent(testEvent({ fileName: this.#noiseFileName, fileBytes }))
    }
  }
}

/** Whether the packet at `at` has a sound header and checksum; undefined while bytes for the answer lack. */
function isSound({ bytes, view, end }: ByteRange, at: number): boolean | undefined {
  if (end - at < HEADER_BYTES) return undefined
  const length = readHeader(bytes, at)
  if (typeof length === 'string') return false
  if (end - at < length) return undefined
  const checksum = at + length - CHECKSUM_BYTES
  return view.getUint32(checksum) === crc32(view, at, checksum)
}

/** Decodes a whole stream that is in memory. */
export function decode(bytes: Uint8Array, options: DecoderOptions = {}): TestEvent[] {
  const events: TestEvent[] = []
  const decoder = new Decoder(event => events.push(event), options)
  decoder.write(bytes)
  decoder.end()
  return events
}
