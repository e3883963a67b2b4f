import type { Output } from '@subunit-js/command'
import { type Sink, sink } from '@subunit-js/stream'

/** Makes a sink that writes out, as they are, the contents of files that belong to no test; output of the run mostly. */
export function writeRunContents(output: Output): Sink {
  return sink(({ testId, fileBytes }) => {
    if (testId === undefined && fileBytes !== undefined) output.write(fileBytes)
  })
}
