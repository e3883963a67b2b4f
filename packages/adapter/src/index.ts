export { beginReporting, type ReportingContext, type ReportingSetup, refuse } from './begin.ts'
export type { Channel, ChannelFault } from './channel/channel.ts'
export { type ChannelOptions, openChannel } from './channel/open.ts'
export { type Clock, wallClock } from './clock.ts'
export { AdapterError, type AdapterErrorCode } from './error.ts'
export { comparedFailure } from './failure/compare.ts'
export type { Failure } from './failure/failure.ts'
export { traceback } from './failure/traceback.ts'
export { fileTestIds } from './identity/file-tests.ts'
export { Root } from './identity/root.ts'
export { type ReporterOptions, readOptions } from './options/reporter-options.ts'
export { type CaptureOptions, captureOutput } from './output/capture.ts'
export { openRelay, type Relay, type RelayOptions } from './relay/relay.ts'
export type { RemoteMessage } from './remote/message.ts'
export { receiveReports } from './remote/receiver.ts'
export { RemoteReporting, type RemoteReportingOptions } from './remote/sender.ts'
export { type BackendRequest, type Request, readRequest, requestEnvironment } from './request/request.ts'
export { type SelectableTest, Selection } from './request/selection.ts'
export { type Attachment, type OutputStream, TEXT } from './session/attachment.ts'
export type { Reporting, RunProblem } from './session/reporting.ts'
export { type Ending, Session, type SessionOptions } from './session/session.ts'
export type {
  AttemptOutcome,
  FileLocation,
  Outcome,
  ReportOptions,
  TestReport,
} from './session/test-report.ts'
