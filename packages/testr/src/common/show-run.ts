import { ExitStatus, type Output, wantsColour } from '@subunit-js/command'
import { Decoder } from '@subunit-js/protocol'
import { report } from '@subunit-js/report'
import type { Store, StoredRun } from '@subunit-js/repository'
import { passes, type Summary, summarise, testsRun } from '@subunit-js/stream'

/** Shows a stored run to people as it was shown live: failures, output of the run, the counts. */
export function showRun(store: Store, run: StoredRun, output: Output): ExitStatus {
  const view = runView(output)
  for (const bytes of store.read(run.id)) view.write(bytes)
  view.end(run.state === 'finished')
  output.write(`run ${run.id}\n`)
  if (run.summary !== undefined) return statusOf(run.summary)
  return view.passes() ? ExitStatus.success : ExitStatus.failure
}

/** Copies the stream of a stored run. The status is the run's. */
export function copyRun(store: Store, run: StoredRun, output: Output): ExitStatus {
  const summary = run.summary === undefined ? summarise() : undefined
  const decoder = new Decoder(event => summary?.event(event))
  for (const bytes of store.read(run.id)) {
    output.write(bytes)
    if (summary !== undefined) decoder.write(bytes)
  }
  summary?.end()
  return statusOf(run.summary ?? summary!.summary())
}

/** A view of a stream for people, fed with its bytes. */
export interface RunView {
  write(bytes: Uint8Array): void
  /** Ends the view. The last packet of a stream that is not whole is no damage. */
  end(whole: boolean): void
  /** Whether the run passes. Right only after the end. */
  passes(): boolean
}

export function runView(output: Output): RunView {
  const view = report({ write: text => output.write(text), colour: wantsColour(output) })
  const decoder = new Decoder(event => view.event(event))
  return {
    write: bytes => decoder.write(bytes),
    end(whole) {
      if (whole) decoder.end()
      view.end()
    },
    passes: () => view.passes(),
  }
}

/** The exit status of a run: nothing failed, something failed, or no test ran. */
export function statusOf(summary: Summary): ExitStatus {
  if (testsRun(summary) === 0) return ExitStatus.noTests
  return passes(summary) ? ExitStatus.success : ExitStatus.failure
}
