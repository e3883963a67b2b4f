import { type TestLocation, testId } from '@subunit-js/stream/reporting'
import { type Clock, wallClock } from '../clock.ts'
import type { Failure } from '../failure/failure.ts'
import { traceback } from '../failure/traceback.ts'
import type { Attachment, OutputStream } from '../session/attachment.ts'
import { LayerIds } from '../session/layer-ids.ts'
import type { Reporting, RunProblem } from '../session/reporting.ts'
import type {
  AttemptOutcome,
  FileLocation,
  Outcome,
  ReportOptions,
  TestReport,
} from '../session/test-report.ts'
import { type RemoteMessage, toSent } from './message.ts'

export interface RemoteReportingOptions {
  /** Hands a message over before it returns; it must not throw. */
  readonly send: (message: RemoteMessage) => void
  readonly clock?: Clock | undefined
}

/** Reports from a worker: the process that owns the channel does what `receiveReports` there is told. */
export class RemoteReporting implements Reporting {
  readonly #send: (message: RemoteMessage) => void
  readonly #clock: Clock
  readonly #layers = new LayerIds()
  readonly #running = new Map<string, TestReport>()
  #reports = 0

  constructor({ send, clock = wallClock() }: RemoteReportingOptions) {
    this.#send = send
    this.#clock = clock
  }

  announce(id: string, options: ReportOptions = {}): void {
    this.#send({ says: 'announce', id, options })
  }

  expect(ids: Iterable<string>): void {
    this.#send({ says: 'expect', ids: [...ids] })
  }

  test(id: string, options: ReportOptions = {}): TestReport {
    return this.#running.get(id) ?? this.#report(id, options)
  }

  layer(scope: TestLocation, name: string): TestReport {
    const { project, path } = scope
    const file = path === undefined ? undefined : { project, path }
    return this.test(this.#layers.next(scope, name), { runnable: false, file })
  }

  fileFailed(file: FileLocation, failures: readonly Failure[]): void {
    this.test(testId(file), { file }).finish({ status: 'fail', failures })
  }

  runFailed(scope: TestLocation, kind: string, problem: RunProblem): void {
    this.layer(scope, kind).finish({ status: 'fail', ...problem })
  }

  attach(attachment: Attachment): void {
    this.#send({ says: 'attach', attachment: { ...attachment, content: toSent(attachment.content) } })
  }

  output(stream: OutputStream, content: string | Uint8Array, file?: FileLocation): void {
    this.#send({ says: 'output', stream, content: toSent(content), file })
  }

  #report(id: string, options: ReportOptions): TestReport {
    const number = this.#reports++
    this.#send({ says: 'report', report: number, id, options })
    return new RemoteReport({
      id,
      number,
      file: options.file,
      send: this.#send,
      clock: this.#clock,
      running: this.#running,
    })
  }
}

interface RemoteReportOptions {
  readonly id: string
  readonly number: number
  readonly file: FileLocation | undefined
  readonly send: (message: RemoteMessage) => void
  readonly clock: Clock
  readonly running: Map<string, TestReport>
}

class RemoteReport implements TestReport {
  readonly id: string
  readonly file: FileLocation | undefined
  readonly #options: RemoteReportOptions
  #state: TestReport['state'] = 'new'
  #startedAt = 0

  constructor(options: RemoteReportOptions) {
    this.id = options.id
    this.file = options.file
    this.#options = options
  }

  get state(): TestReport['state'] {
    return this.#state
  }

  start(at: number = this.#options.clock()): void {
    if (this.#state !== 'new') return
    const { number, send, running } = this.#options
    this.#state = 'running'
    this.#startedAt = at
    running.set(this.id, this)
    send({ says: 'start', report: number, at })
  }

  retry(outcome: AttemptOutcome): void {
    if (this.#state === 'finished') return
    this.start()
    this.#state = 'new'
    this.#options.send({ says: 'retry', report: this.#options.number, outcome: this.#portable(outcome) })
  }

  attach(attachment: Attachment): void {
    const { number, send } = this.#options
    send({
      says: 'attach',
      report: number,
      attachment: { ...attachment, content: toSent(attachment.content) },
    })
  }

  output(stream: OutputStream, content: string | Uint8Array): void {
    const { number, send } = this.#options
    send({ says: 'output', report: number, stream, content: toSent(content) })
  }

  finish(outcome: Outcome): void {
    const { number, send, running } = this.#options
    if (this.#state === 'new') this.start(this.#options.clock() - (outcome.duration ?? 0))
    const portable = this.#portable(outcome)
    this.#state = 'finished'
    running.delete(this.id)
    send({ says: 'finish', report: number, outcome: portable })
  }

  /** With a duration, since the other side cannot measure it, and with errors that JSON can carry. */
  #portable<T extends AttemptOutcome | Outcome>(outcome: T): T {
    const { duration = this.#options.clock() - this.#startedAt, failures } = outcome
    return { ...outcome, duration, failures: failures?.map(portableFailure) }
  }
}

function portableFailure(failure: Failure): Failure {
  return { ...failure, error: { stack: traceback(failure.error) } }
}
