import { Decoder, Encoder, type TestEvent, type Timestamp, V1Decoder } from '@subunit-js/protocol'
import { summarise } from '@subunit-js/stream'

const V2_SIGNATURE = 0xb3

/**
 * The v2 stream of a file that another tool stored: v2 as it is, v1 (text) translated. Which of the two it is
 * shows in the first byte, since v1 is text and no UTF-8 character begins with a packet's signature.
 */
export function asV2(bytes: Uint8Array): Uint8Array {
  if (bytes[0] === V2_SIGNATURE) return bytes
  const encoder = new Encoder()
  const decoder = new V1Decoder(event => encoder.append(event))
  decoder.write(bytes)
  decoder.end()
  return encoder.take()
}

/** Reads a stored file of either version. */
export function eventsOfStored(bytes: Uint8Array, onEvent: (event: TestEvent) => void): void {
  const decoder = bytes[0] === V2_SIGNATURE ? new Decoder(onEvent) : new V1Decoder(onEvent)
  decoder.write(bytes)
  decoder.end()
}

/** When the first test of a stored file began and the last one ended. */
export function timesOfStored(bytes: Uint8Array): {
  start: Timestamp | undefined
  stop: Timestamp | undefined
} {
  const summariser = summarise()
  eventsOfStored(bytes, event => summariser.event(event))
  summariser.end()
  return summariser.summary()
}
