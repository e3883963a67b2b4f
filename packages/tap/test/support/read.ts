import type { TestEvent } from '@subunit-js/protocol'
import { timestampFromMilliseconds } from '@subunit-js/stream'
import { type ScriptEnding, TapReader, type TapReaderOptions } from '@subunit-js/tap'

const utf8 = new TextEncoder()

export interface ReadOptions extends Partial<TapReaderOptions> {
  /** The document is written in chunks of so many bytes; default whole. */
  readonly chunkBytes?: number
  readonly ending?: ScriptEnding
}

/** The events of a document, as a script `t` whose clock stands still but for the durations it reports. */
export function readTap(document: string | Uint8Array, options: ReadOptions = {}): TestEvent[] {
  const events: TestEvent[] = []
  const reader = new TapReader(event => events.push(event), {
    testId: 't',
    source: 'recorded',
    now: () => timestampFromMilliseconds(0),
    ...options,
  })
  const bytes = typeof document === 'string' ? utf8.encode(document) : document
  const { chunkBytes = Math.max(1, bytes.length) } = options
  for (let at = 0; at < bytes.length; at += chunkBytes) reader.write(bytes.subarray(at, at + chunkBytes))
  reader.end(options.ending)
  return events
}
