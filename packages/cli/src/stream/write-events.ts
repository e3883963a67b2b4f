import { CommandError, type Output } from '@subunit-js/command'
import { Encoder, ProtocolError } from '@subunit-js/protocol'
import { type Sink, sink } from '@subunit-js/stream'

/** Encoded bytes are handed on when this many have collected. */
const HANDED_ON_BYTES = 1 << 16

/** Writes events as subunit v2 packets, and tells when to hand over those that collected. */
export interface EventWriter extends Sink {
  /** Hands over all packets so far. Throws what `Output` does. */
  flush(): void
}

/**
 * Makes a sink that writes events to `output` as subunit v2 packets. It throws what `Output` does, and a
 * `CommandError` (`unwritable-output`) for an event that fits into no packet.
 */
export function writeEvents(output: Output): EventWriter {
  const encoder = new Encoder()

  function hand(): void {
    if (encoder.length > 0) output.write(encoder.take())
  }

  function flush(): void {
    hand()
    output.flush()
  }

  const { event, end } = sink(event => {
    try {
      encoder.append(event)
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error
      flush()
      throw new CommandError('unwritable-output', error.message, { cause: error })
    }
    if (encoder.length >= HANDED_ON_BYTES) hand()
  }, flush)
  return { event, end, flush }
}
