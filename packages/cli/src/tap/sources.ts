import type { Input } from '@subunit-js/command'
import type { TestEvent } from '@subunit-js/protocol'
import { PythonTapReader, releaseWhenQuiet, TapReader } from '@subunit-js/tap'

/** Where events go, and what to call when all that has come so far has been given. */
export interface Target {
  readonly onEvent: (event: TestEvent) => void
  readonly afterChunk: () => void
}

/** Reads a document from a file, as one that was stored, or from a pipe, as one that is being written. */
export async function readTap(input: Input, testId: string, { onEvent, afterChunk }: Target): Promise<void> {
  const source = input.stats.isFile() ? 'recorded' : 'live'
  const reader = new TapReader(onEvent, { testId, source })
  const watch = releaseWhenQuiet(reader, afterChunk)
  afterChunk()
  await input.read(chunk => {
    reader.write(chunk)
    watch()
    afterChunk()
  })
  reader.end()
  afterChunk()
}

/** Reads a document as the reference does. */
export async function readTapAsPython(input: Input, { onEvent, afterChunk }: Target): Promise<void> {
  const reader = new PythonTapReader(onEvent)
  await input.read(chunk => {
    reader.write(chunk)
    afterChunk()
  })
  reader.end()
  afterChunk()
}
