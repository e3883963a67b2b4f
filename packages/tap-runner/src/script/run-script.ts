import type { TestEvent } from '@subunit-js/protocol'
import { releaseWhenQuiet, TapReader } from '@subunit-js/tap'
import { runProcess } from './process.ts'
import type { Script } from './script.ts'

export interface RunScriptOptions {
  readonly onEvent: (event: TestEvent) => void
  /** Called whenever all that has come so far has been reported. */
  readonly afterChunk: () => void
  readonly tags?: readonly string[] | undefined
  readonly inheritInput?: boolean | undefined
  /** Ends the script when it fires; see `runProcess`. */
  readonly signal?: AbortSignal | undefined
}

/** Runs a script and reports it, live: what it prints as TAP, what it writes to standard error, how it ends. */
export async function runScript(script: Script, options: RunScriptOptions): Promise<void> {
  const { onEvent, afterChunk, tags, inheritInput, signal } = options
  const { testId } = script
  const reader = new TapReader(onEvent, { testId, tags, source: 'live' })
  const watch = releaseWhenQuiet(reader, afterChunk)
  afterChunk()
  const ending =
    'problem' in script
      ? { failure: script.problem }
      : await runProcess({
          command: script.command,
          args: script.args,
          inheritInput,
          signal,
          onStdout(chunk) {
            reader.write(chunk)
            watch()
            afterChunk()
          },
          onStderr(chunk) {
            reader.append('stderr', chunk.slice())
            afterChunk()
          },
        })
  reader.end(ending)
  afterChunk()
}
