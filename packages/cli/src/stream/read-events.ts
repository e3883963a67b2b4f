import type { Input } from '@subunit-js/command'
import { Decoder } from '@subunit-js/protocol'
import type { Sink } from '@subunit-js/stream'

/**
 * Gives all events of a subunit v2 stream to `sink`, then its end. `afterChunk` is called whenever all that
 * has come so far has been given: the moment to flush outputs.
 * Throws a `CommandError` (`unreadable-input`) and what the sink throws.
 */
export async function readEvents(input: Input, sink: Sink, afterChunk: () => void): Promise<void> {
  const decoder = new Decoder(event => sink.event(event))
  await input.read(chunk => {
    decoder.write(chunk)
    afterChunk()
  })
  decoder.end()
  sink.end()
  afterChunk()
}
