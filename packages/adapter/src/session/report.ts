import type { EventFields } from '@subunit-js/protocol'
import { attemptTag, timestampFromMilliseconds } from '@subunit-js/stream/reporting'
import type { Clock } from '../clock.ts'
import { failureAttachments } from '../failure/attachments.ts'
import { type Attachment, bytesOf, type OutputStream, TEXT } from './attachment.ts'
import { attemptAttachments } from './attempt.ts'
import type { AttemptOutcome, FileLocation, Outcome, ReportOptions, TestReport } from './test-report.ts'

/** What a report needs of the session it belongs to. */
export interface ReportHost {
  readonly clock: Clock
  write(event: EventFields): void
  started(report: TestReport): void
  finished(report: TestReport, outcome: Outcome): void
  /** Something that was said about a test after its final. */
  late(report: TestReport, attachment: Attachment): void
  lateOutput(report: TestReport, stream: OutputStream, content: string | Uint8Array): void
  lateFailure(report: TestReport, outcome: Outcome): void
}

/** Writes the events of one id in their order: in progress, attempts, attachments, final, and nothing after it. */
export class HostedReport implements TestReport {
  readonly id: string
  readonly file: FileLocation | undefined
  readonly #host: ReportHost
  readonly #runnable: boolean
  readonly #tags: readonly string[]
  #openStreams: OutputStream[] = []
  #state: TestReport['state'] = 'new'
  #attempt = 1
  #startedAt = 0

  constructor(id: string, host: ReportHost, options: ReportOptions = {}) {
    this.id = id
    this.file = options.file
    this.#host = host
    this.#runnable = options.runnable ?? true
    this.#tags = options.tags ?? []
  }

  get state(): TestReport['state'] {
    return this.#state
  }

  start(at: number = this.#host.clock()): void {
    if (this.#state !== 'new') return
    this.#state = 'running'
    this.#startedAt = at
    this.#host.started(this)
    this.#write(at, { status: 'inprogress', tags: this.#tagsNow() })
  }

  retry(outcome: AttemptOutcome): void {
    if (this.#state === 'finished') return
    this.start()
    const stop = this.#stop(outcome.duration)
    const { status = 'fail', failures = [] } = outcome
    const attempt = { number: this.#attempt, status, start: this.#startedAt, stop, failures }
    this.#attachAll(stop, attemptAttachments(attempt))
    this.#attempt++
    this.#state = 'new'
  }

  attach(attachment: Attachment): void {
    if (this.#state === 'finished') this.#host.late(this, attachment)
    else this.#attachAll(this.#host.clock(), [attachment])
  }

  output(stream: OutputStream, content: string | Uint8Array): void {
    if (this.#state === 'finished') {
      this.#host.lateOutput(this, stream, content)
      return
    }
    const begun = this.#openStreams.includes(stream)
    if (!begun) this.#openStreams.push(stream)
    const mimeType = begun ? undefined : TEXT
    this.#write(this.#host.clock(), { fileName: stream, fileBytes: bytesOf(content), mimeType })
  }

  finish(outcome: Outcome): void {
    if (this.#state === 'finished') {
      if (outcome.status === 'fail') this.#host.lateFailure(this, outcome)
      return
    }
    const now = this.#host.clock()
    this.start(outcome.duration === undefined ? now : now - outcome.duration)
    const stop = this.#stop(outcome.duration)
    for (const stream of this.#openStreams) {
      this.#write(stop, { fileName: stream, fileBytes: bytesOf(''), eof: true })
    }
    this.#attachAll(stop, outcomeAttachments(outcome))
    this.#state = 'finished'
    this.#write(stop, { status: outcome.status, tags: this.#tagsNow(outcome.tags) })
    this.#host.finished(this, outcome)
  }

  #stop(duration: number | undefined): number {
    return duration === undefined ? this.#host.clock() : this.#startedAt + duration
  }

  #tagsNow(more: readonly string[] = []): string[] {
    const attempt = this.#attempt > 1 ? [attemptTag(this.#attempt)] : []
    return [...this.#tags, ...more, ...attempt]
  }

  #attachAll(at: number, attachments: readonly Attachment[]): void {
    for (const { name, mimeType, content } of attachments) {
      this.#write(at, { fileName: name, fileBytes: bytesOf(content), mimeType, eof: true })
    }
  }

  #write(at: number, event: EventFields): void {
    const timestamp = timestampFromMilliseconds(at)
    this.#host.write({ testId: this.id, runnable: this.#runnable, timestamp, ...event })
  }
}

function outcomeAttachments(outcome: Outcome): Attachment[] {
  const { reason, failures = [] } = outcome
  const said = reason === undefined ? [] : [{ name: 'reason', mimeType: TEXT, content: reason }]
  return [...said, ...failureAttachments(failures)]
}
