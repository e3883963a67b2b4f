import { Encoder, type EventFields, ProtocolError } from '@subunit-js/protocol/writing'
import type { Channel } from './channel.ts'
import { packetsIn } from './packets.ts'

/** Writes events to a channel, one packet at a time. Never throws. */
export class EventWriter {
  readonly #channel: Channel
  readonly #encoder: Encoder
  readonly #wideEncoder = new Encoder()

  constructor(channel: Channel) {
    this.#channel = channel
    this.#encoder = new Encoder({ maxPacketBytes: channel.maxPacketBytes })
  }

  /** Returns why the event cannot be written at all, or undefined once it is on its way. */
  write(event: EventFields): string | undefined {
    try {
      this.#send(encoded(this.#encoder, event))
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error
      if (error.code !== 'packet-too-long') return error.message
      return this.#writeWide(event)
    }
    return undefined
  }

  /** An id too long for packets that stay whole beside other writers is better torn once than lost. */
  #writeWide(event: EventFields): string | undefined {
    try {
      this.#send(encoded(this.#wideEncoder, event))
    } catch (error) {
      if (error instanceof ProtocolError) return error.message
      throw error
    }
    return undefined
  }

  #send(bytes: Uint8Array): void {
    if (bytes.length <= this.#channel.maxPacketBytes) this.#channel.write(bytes)
    else for (const packet of packetsIn(bytes)) this.#channel.write(packet)
  }
}

function encoded(encoder: Encoder, event: EventFields): Uint8Array {
  encoder.append(event)
  return encoder.take()
}
