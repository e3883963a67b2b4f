import { realm } from '../realm.ts'
import type { Channel, ChannelFault } from './channel.ts'

export interface DescriptorChannelOptions {
  /** What messages call it. */
  readonly name: string
  readonly maxPacketBytes: number
  readonly isStandardOutput: boolean
}

/** How long to wait before a pipe that is full and does not block is tried again. */
const FULL_PIPE_WAIT_MS = 2

/**
 * A channel on a file descriptor. Each packet is one synchronous write, so that whatever has been written
 * survives `process.exit` and a crash, and other writers' bytes lie between packets, not inside them.
 */
export class DescriptorChannel implements Channel {
  readonly maxPacketBytes: number
  readonly isStandardOutput: boolean
  readonly #descriptor: number
  readonly #name: string
  #fault: ChannelFault | undefined
  #closed = false

  constructor(descriptor: number, options: DescriptorChannelOptions) {
    this.#descriptor = descriptor
    this.#name = options.name
    this.maxPacketBytes = options.maxPacketBytes
    this.isStandardOutput = options.isStandardOutput
  }

  get fault(): ChannelFault | undefined {
    return this.#fault
  }

  write(packet: Uint8Array): void {
    if (this.#fault !== undefined || this.#closed) return
    let at = 0
    while (at < packet.length && this.#fault === undefined) at += this.#writeSome(packet, at)
  }

  close(): void {
    if (this.#closed) return
    this.#closed = true
    if (!this.isStandardOutput) realm.closeSync(this.#descriptor)
  }

  #writeSome(packet: Uint8Array, at: number): number {
    try {
      return realm.writeSync(this.#descriptor, packet, at, packet.length - at)
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException
      // Once anybody touched process.stdout, its pipe no longer blocks, and a slow reader lets it fill up.
      if (code === 'EAGAIN') realm.sleep(FULL_PIPE_WAIT_MS)
      else if (code !== 'EINTR') {
        this.#fault = {
          readerGone: code === 'EPIPE',
          message: `Writing to ${this.#name} failed: ${message}.`,
        }
      }
      return 0
    }
  }
}
