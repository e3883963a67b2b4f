// The entry point for what runs inside test frameworks, where every module that is loaded delays the tests: the
// rules of ids, times and attempts, and none of the machinery for reading streams.
export { attemptFileName, attemptTag } from './fold/attempt-names.ts'
export { ATTEMPT_RESULT, formatAttemptResult } from './fold/attempt-result.ts'
export { LOST_TAG } from './fold/lost-tag.ts'
export { numberDuplicates } from './id/duplicates.ts'
export { scopeOfLayer } from './id/layer.ts'
export { parseLoadList } from './id/load-list.ts'
export { layerId, type TestLocation, testId } from './id/test-id.ts'
export { timestampFromMilliseconds } from './time/timestamp.ts'
