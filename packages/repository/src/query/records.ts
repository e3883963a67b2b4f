import { Decoder } from '@subunit-js/protocol'
import { foldTests, type RunFile, runFiles, type TestRecord } from '@subunit-js/stream'
import type { Store } from '../store.ts'

/** What a stored stream says, folded. */
export interface RunContents {
  readonly tests: TestRecord[]
  /** The files that belong to the run and not to a test. */
  readonly files: RunFile[]
}

/**
 * Reads the tests of a run with their attachments, in the order in which they ended, and the run's own files.
 * `wanted` picks tests; the others are not kept.
 */
export function readRun(
  store: Store,
  run: number,
  wanted: (test: TestRecord) => boolean = () => true,
): RunContents {
  const tests: TestRecord[] = []
  const files = runFiles()
  const fold = foldTests({
    onTest: test => {
      if (wanted(test)) tests.push(test)
    },
    onRun: event => files.add(event),
  })
  const decoder = new Decoder(event => fold.event(event))
  // Asked before the stream is read: a run may be finished meanwhile, with more than was read.
  const isWhole = store.runs({ id: run })[0]?.state === 'finished'
  for (const bytes of store.read(run)) decoder.write(bytes)
  // The last packet of a run that was cut off, or that is being written, is no damage.
  if (isWhole) decoder.end()
  fold.end()
  return { tests, files: files.list() }
}
