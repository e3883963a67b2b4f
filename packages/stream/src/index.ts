export { StreamError, type StreamErrorCode } from './error.ts'
export { attemptFileName, attemptOfFile, attemptOfTags, attemptTag } from './fold/attempt-names.ts'
export {
  ATTEMPT_RESULT,
  type AttemptResult,
  formatAttemptResult,
  parseAttemptResult,
} from './fold/attempt-result.ts'
export { duration, isFlaky } from './fold/derived.ts'
export { eventsOf } from './fold/events-of.ts'
export { FinishedTests } from './fold/finished.ts'
export { type FoldOptions, foldTests } from './fold/fold.ts'
export { LOST_TAG } from './fold/lost-tag.ts'
export { type Attachment, type Attempt, type FinalStatus, isFinal, type TestRecord } from './fold/record.ts'
export { type RunFile, type RunFiles, runFiles } from './fold/run-files.ts'
export { type SettleOptions, settle } from './fold/settle.ts'
export { testsOf } from './fold/tests-of.ts'
export { numberDuplicates } from './id/duplicates.ts'
export { escapeId } from './id/escape.ts'
export { isLayerId, scopeOfLayer } from './id/layer.ts'
export { formatLoadList, parseLoadList } from './id/load-list.ts'
export { locationOfId } from './id/location.ts'
export { RESERVED_IDS, RETURN_CODE_ID, RPC_ID } from './id/reserved.ts'
export { layerId, type TestLocation, testId } from './id/test-id.ts'
export type { EventJson } from './json/event-json.ts'
export { eventFromJson } from './json/from-json.ts'
export { type EventJsonOptions, eventToJson } from './json/to-json.ts'
export { compose, pipe } from './pipe.ts'
export { checkedStep, firstStep, joinRoute, withoutFirstStep } from './route/code.ts'
export { type Merger, merge, merger } from './route/merge.ts'
export { route } from './route/route.ts'
export { type RouteRule, type SplitOptions, type Splitter, split, type TestIdRule } from './route/split.ts'
export { encodeRpc, RPC_FILE, RPC_MIME_TYPE, type RpcOptions } from './rpc/encode.ts'
export {
  type Cancel,
  type Done,
  type Goodbye,
  type Hello,
  type List,
  type Ping,
  type Pong,
  RPC_VERSIONS,
  type RpcMessage,
  type Run,
} from './rpc/message.ts'
export { parseRpc } from './rpc/parse.ts'
export { type RpcHandlers, readRpc } from './rpc/read.ts'
export { negotiateVersion, versionOf } from './rpc/version.ts'
export type { Sink, Transform } from './sink.ts'
export { NULL_SINK, sink } from './sinks/callback.ts'
export { type Collector, collect } from './sinks/collect.ts'
export { copy } from './sinks/copy.ts'
export { feed } from './sinks/feed.ts'
export { type TestIdentity, TestMap } from './test-map.ts'
export { formatTimestamp, parseTimestamp } from './time/rfc3339.ts'
export {
  addMilliseconds,
  compareTimestamps,
  millisecondsBetween,
  normaliseTimestamp,
  timestampFromDate,
  timestampFromMilliseconds,
  timestampToDate,
  timestampToMilliseconds,
} from './time/timestamp.ts'
export { type Frame, framesOf } from './traceback/frames.ts'
export { type Headline, headlineOf } from './traceback/headline.ts'
export { type LocateOptions, locate } from './traceback/locate.ts'
export { failFast } from './transform/fail-fast.ts'
export { filter } from './transform/filter.ts'
export { rename } from './transform/rename.ts'
export { type TagOptions, tag } from './transform/tag.ts'
export { timestamp } from './transform/timestamp.ts'
export { failsVerdict, type Outcome } from './verdict/failure.ts'
export { type Summariser, summarise } from './verdict/summarise.ts'
export { type Summary, type Tally, tally } from './verdict/tally.ts'
export { failures, passes, testsRun, type VerdictOptions } from './verdict/verdict.ts'
