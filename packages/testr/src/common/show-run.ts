import { ExitStatus, type Output, wantsColour } from '@subunit-js/command'
import { Decoder } from '@subunit-js/protocol'
import { report } from '@subunit-js/report'
import type { Store, StoredRun } from '@subunit-js/repository'
import { copy, passes, type Summary, summarise, testsRun } from '@subunit-js/stream'

/** Shows a stored run to people as it was shown live: failures, output of the run, the counts. */
export function showRun(store: Store, run: StoredRun, output: Output): ExitStatus {
  const { write, end } = runView(output)
  for (const bytes of store.read(run.id)) write(bytes)
  const status = end(run.state === 'finished')
  output.write(`run ${run.id}\n`)
  return status
}

/** Copies the stream of a stored run. The status is the run's. */
export function copyRun(store: Store, run: StoredRun, output: Output): ExitStatus {
  const summary = summarise()
  const decoder = new Decoder(event => summary.event(event))
  for (const bytes of store.read(run.id)) {
    output.write(bytes)
    decoder.write(bytes)
  }
  if (run.state === 'finished') decoder.end()
  summary.end()
  return statusOf(summary.summary())
}

/** A view of a stream for people, fed with its bytes. */
export interface RunView {
  write(bytes: Uint8Array): void
  /** Ends the view. The last packet of a stream that is not whole is no damage. */
  end(whole: boolean): ExitStatus
}

export function runView(output: Output): RunView {
  const view = report({ write: text => output.write(text), colour: wantsColour(output) })
  const summary = summarise()
  const events = copy(view, summary)
  const decoder = new Decoder(event => events.event(event))
  return {
    write: bytes => decoder.write(bytes),
    end(whole) {
      if (whole) decoder.end()
      events.end()
      return statusOf(summary.summary())
    },
  }
}

/** The exit status of a run: nothing failed, something failed, or no test ran. */
export function statusOf(summary: Summary): ExitStatus {
  if (testsRun(summary) === 0) return ExitStatus.noTests
  return passes(summary) ? ExitStatus.success : ExitStatus.failure
}
