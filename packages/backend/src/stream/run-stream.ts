import type { EventFields, TestEvent } from '@subunit-js/protocol'
import { testEvent } from '@subunit-js/protocol'
import { layerId, NULL_SINK, pipe, type Sink, settle } from '@subunit-js/stream'
import type { Call } from '../call/call.ts'
import { answer } from './answer.ts'
import { commonFields } from './common-fields.ts'
import { explain } from './explain.ts'
import { type Observed, observer } from './observer.ts'
import { EventOutput } from './output.ts'
import { reasonFields } from './reason.ts'
import { Tail } from './tail.ts'

export interface RunStreamOptions {
  readonly call: Call
  /** Called once, when standard output cannot be written any more. */
  readonly onClosed: () => void
}

export interface Ending {
  /** What happened, for tests that have no result because of it: a sentence. */
  readonly reason: string
  /** Whether the framework may not have come to all that was asked for. */
  readonly incomplete: boolean
  /** Whether there must have been a failure, even if none was reported. */
  readonly failed: boolean
}

/** The stream of one run on its way from the framework's process to standard output. */
export class RunStream {
  readonly #output: EventOutput
  readonly #sink: Sink
  readonly #tail = new Tail()
  readonly #observer = observer()
  #ending: Ending | undefined
  #lost = false

  constructor({ call, onClosed }: RunStreamOptions) {
    this.#output = new EventOutput(onClosed)
    const out = call.debug && process.stdout.isTTY ? NULL_SINK : this.#output
    this.#sink = call.list === undefined ? this.#settled(call, out) : pipe(this.#observer.transform, out)
  }

  get seen(): Observed {
    return this.#observer.seen
  }

  /** Whether a test has no result of its own, known once the stream has ended. */
  get lost(): boolean {
    return this.#lost || this.seen.lost
  }

  /** The last that the process printed. */
  get lastOutput(): string {
    return this.#tail.text()
  }

  event(event: TestEvent): void {
    this.#sink.event(event)
  }

  /** Says something for the supervisor itself. */
  say(fields: EventFields): void {
    this.event(testEvent({ ...commonFields(), ...fields }))
  }

  /** Passes on what the process printed. */
  output(name: 'stdout' | 'stderr', bytes: Uint8Array): void {
    this.#tail.add(bytes)
    this.say({ fileName: name, fileBytes: bytes, mimeType: 'text/plain; charset=utf8', runnable: false })
  }

  /** Hands over at its end what `work` has said. */
  batch(work: () => void): void {
    work()
    this.#output.flush()
  }

  end(ending: Ending): void {
    this.#ending = ending
    this.#sink.end()
    this.#output.end()
  }

  /** Throws the `CommandError` that writing failed with, if it did. */
  check(): void {
    this.#output.check()
  }

  #settled(call: Call, out: Sink): Sink {
    const reason = (): string => {
      this.#lost = true
      return this.#ending!.reason
    }
    return pipe(
      settle({ reason, now: () => commonFields().timestamp! }),
      this.#observer.transform,
      answer({
        ids: call.ids ?? [],
        incomplete: () => (this.#lost || this.#ending!.incomplete ? reason() : undefined),
        common: commonFields,
      }),
      explain(() => this.#unexplained()),
      out,
    )
  }

  /** Something that no test knows of failed: coverage, a setting that forbids something, code at exit. */
  #unexplained(): EventFields | undefined {
    const { failed, reason } = this.#ending!
    if (!failed || this.seen.failed) return undefined
    return {
      ...commonFields(),
      testId: layerId({}, 'exit status'),
      runnable: false,
      status: 'fail',
      ...reasonFields(reason),
    }
  }
}
