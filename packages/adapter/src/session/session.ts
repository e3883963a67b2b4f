import type { EventFields, Timestamp } from '@subunit-js/protocol'
import { LOST_TAG, type TestLocation, testId, timestampFromMilliseconds } from '@subunit-js/stream/reporting'
import type { Channel, ChannelFault } from '../channel/channel.ts'
import { EventWriter } from '../channel/event-writer.ts'
import { type Clock, wallClock } from '../clock.ts'
import type { Failure } from '../failure/failure.ts'
import { type Attachment, bytesOf, type OutputStream, TEXT } from './attachment.ts'
import { LayerIds } from './layer-ids.ts'
import { HostedReport, type ReportHost } from './report.ts'
import type { Reporting, RunProblem } from './reporting.ts'
import type { FileLocation, Outcome, ReportOptions, TestReport } from './test-report.ts'

export interface SessionOptions {
  readonly channel: Channel
  /** Tags of every event of a test. */
  readonly tags?: readonly string[] | undefined
  /** The route code of every event. */
  readonly routeCode?: string | undefined
  readonly clock?: Clock | undefined
  /** Called once, when nothing can be written any more. */
  readonly onFault?: ((fault: ChannelFault) => void) | undefined
}

/** Why a run ended before all of its tests did. */
export interface Ending {
  /** What happened to the tests that were in progress and those that were never reported. */
  readonly reason: string
}

/**
 * One reporting process's side of a run. Keeps what is in progress or expected, and nothing of what has
 * finished. All writing is synchronous and nothing throws, so every method may be called from a framework's
 * hooks and from the `exit` event of the process.
 */
export class Session implements Reporting, ReportHost {
  readonly clock: Clock
  readonly #options: SessionOptions
  readonly #writer: EventWriter
  readonly #running = new Map<string, TestReport>()
  readonly #expected = new Set<string>()
  readonly #layers = new LayerIds()
  #failures = 0
  #faultSeen = false

  constructor(options: SessionOptions) {
    this.#options = options
    this.clock = options.clock ?? wallClock()
    this.#writer = new EventWriter(options.channel)
  }

  /** How many failures were reported, of tests and of anything else. */
  get failures(): number {
    return this.#failures
  }

  announce(id: string, options: ReportOptions = {}): void {
    this.#expected.add(id)
    const { runnable = true, tags } = options
    this.write({ testId: id, status: 'exists', runnable, tags, timestamp: this.#now() })
  }

  expect(ids: Iterable<string>): void {
    for (const id of ids) this.#expected.add(id)
  }

  test(id: string, options: ReportOptions = {}): TestReport {
    return this.#running.get(id) ?? new HostedReport(id, this, options)
  }

  layer(scope: TestLocation, name: string): TestReport {
    return this.test(this.#layers.next(scope, name), { runnable: false, file: fileOf(scope) })
  }

  fileFailed(file: FileLocation, failures: readonly Failure[]): void {
    this.test(testId(file), { file }).finish({ status: 'fail', failures })
  }

  runFailed(scope: TestLocation, kind: string, problem: RunProblem): void {
    this.layer(scope, kind).finish({ status: 'fail', ...problem })
  }

  attach(attachment: Attachment): void {
    const { name, mimeType, content } = attachment
    const timestamp = this.#now()
    this.write({
      fileName: name,
      fileBytes: bytesOf(content),
      mimeType,
      eof: true,
      runnable: false,
      timestamp,
    })
  }

  output(stream: OutputStream, content: string | Uint8Array, file?: FileLocation): void {
    const fileName = file?.path === undefined ? stream : `${stream}:${testId(file)}`
    const timestamp = this.#now()
    this.write({ fileName, fileBytes: bytesOf(content), mimeType: TEXT, runnable: false, timestamp })
  }

  /** Ends the run: what is still in progress fails, and what was expected and never reported is lost. */
  end(ending: Ending): void {
    this.abandon([...this.#running.keys(), ...this.#expected], ending)
  }

  /** Gives up these ids: what is in progress of them fails, and what is expected and not begun is lost. */
  abandon(ids: Iterable<string>, { reason }: Ending): void {
    for (const id of ids) {
      const report = this.#running.get(id)
      if (report !== undefined) report.finish({ status: 'fail', reason })
      else if (this.#expected.has(id)) this.#lose(id, reason)
    }
  }

  started(report: TestReport): void {
    this.#running.set(report.id, report)
  }

  finished(report: TestReport, outcome: Outcome): void {
    this.#running.delete(report.id)
    this.#expected.delete(report.id)
    if (outcome.status === 'fail' || outcome.status === 'uxsuccess') this.#failures++
  }

  late(report: TestReport, attachment: Attachment): void {
    this.attach({ ...attachment, name: `${attachment.name}:${report.id}` })
  }

  lateOutput(report: TestReport, stream: OutputStream, content: string | Uint8Array): void {
    this.output(stream, content, report.file)
  }

  lateFailure(report: TestReport, { failures, reason }: Outcome): void {
    const said = `after "${report.id}" had finished${reason === undefined ? '' : `: ${reason}`}`
    this.runFailed(report.file ?? {}, 'unhandled error', { failures, reason: said })
  }

  write(event: EventFields): void {
    const { tags = [], routeCode, channel } = this.#options
    const allTags = event.testId === undefined ? undefined : [...tags, ...(event.tags ?? [])]
    const says = event.status !== undefined
    const problem = this.#writer.write({
      ...event,
      tags: says && allTags !== undefined && allTags.length > 0 ? allTags : undefined,
      routeCode,
    })
    const fault =
      channel.fault ?? (problem === undefined ? undefined : { readerGone: false, message: problem })
    if (fault === undefined || this.#faultSeen) return
    this.#faultSeen = true
    this.#options.onFault?.(fault)
  }

  #lose(id: string, reason: string): void {
    this.#expected.delete(id)
    this.#failures++
    const timestamp = this.#now()
    this.write({
      testId: id,
      fileName: 'reason',
      fileBytes: bytesOf(reason),
      mimeType: TEXT,
      eof: true,
      timestamp,
    })
    this.write({ testId: id, status: 'fail', tags: [LOST_TAG], timestamp })
  }

  #now(): Timestamp {
    return timestampFromMilliseconds(this.clock())
  }
}

function fileOf({ project, path }: TestLocation): FileLocation | undefined {
  return path === undefined ? undefined : { project, path }
}
