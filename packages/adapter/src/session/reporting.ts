import type { TestLocation } from '@subunit-js/stream/reporting'
import type { Failure } from '../failure/failure.ts'
import type { Attachment, OutputStream } from './attachment.ts'
import type { FileLocation, ReportOptions, TestReport } from './test-report.ts'

/** What an adapter tells, whether it does so to the channel or to the process that owns the channel. */
export interface Reporting {
  /** Says that a test is there, and expects its final from then on. */
  announce(id: string, options?: ReportOptions): void
  /** Expects the finals of these ids without saying so: those that never come are lost at the end. */
  expect(ids: Iterable<string>): void
  /** The report of this id that has not finished yet, or else a new one. */
  test(id: string, options?: ReportOptions): TestReport
  /**
   * The report of what runs once for a scope, a file or describe block or, for an empty location, the run:
   * `beforeAll`, `afterAll`, `setup <path>`, ... Each call makes a further one, numbered if need be.
   */
  layer(scope: TestLocation, name: string): TestReport
  /** Says that a file could not be loaded: its own id fails. */
  fileFailed(file: FileLocation, failures: readonly Failure[]): void
  /** Says that something failed which is no test: `unhandled error`, `coverage threshold`, ... of a scope. */
  runFailed(scope: TestLocation, kind: string, problem: RunProblem): void
  /** Attaches to the run. */
  attach(attachment: Attachment): void
  /** Output that belongs to no test that is known, from that file if at least the file is. */
  output(stream: OutputStream, content: string | Uint8Array, file?: FileLocation): void
}

export interface RunProblem {
  readonly failures?: readonly Failure[] | undefined
  readonly reason?: string | undefined
}
