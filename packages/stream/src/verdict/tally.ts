import { byCodePoint, type Timestamp } from '@subunit-js/protocol'
import { isFlaky } from '../fold/derived.ts'
import { isFinal, type TestRecord } from '../fold/record.ts'
import { compareTimestamps } from '../time/timestamp.ts'
import { failsVerdict } from './failure.ts'

/** How the tests of a stream came out, in numbers. Each test is counted in exactly one of the first eight. */
export interface Summary {
  readonly success: number
  readonly fail: number
  readonly skip: number
  readonly xfail: number
  readonly uxsuccess: number
  /** Tests that were begun, or left attachments, and never finished. */
  readonly incomplete: number
  /** Tests that were announced and never begun although others of their route were. */
  readonly unreported: number
  /** Tests that were listed where nothing was run. */
  readonly listed: number
  /** Of `uxsuccess`, those of runnable tests, which are failures. */
  readonly runnableUxsuccess: number
  /** Tests that passed after a failed attempt. */
  readonly flaky: number
  /** All tags that tests had, sorted by code point. */
  readonly tags: readonly string[]
  /** The earliest start and the latest stop of the tests. */
  readonly start: Timestamp | undefined
  readonly stop: Timestamp | undefined
}

/** Counts tests one by one. */
export interface Tally {
  add(test: TestRecord): void
  /** The numbers so far. */
  summary(): Summary
}

/** Begins a count of tests, for those who fold a stream anyway; others have `summarise`. */
export function tally(): Tally {
  const counts = {
    success: 0,
    fail: 0,
    skip: 0,
    xfail: 0,
    uxsuccess: 0,
    incomplete: 0,
    unreported: 0,
    listed: 0,
    runnableUxsuccess: 0,
    flaky: 0,
  }
  const tags = new Set<string>()
  // Tests in a row mostly share their tag set.
  let lastTags: readonly string[] = []
  let start: Timestamp | undefined
  let stop: Timestamp | undefined

  function add(test: TestRecord): void {
    counts[kindOf(test)]++
    if (test.status === 'uxsuccess' && failsVerdict(test)) counts.runnableUxsuccess++
    if (isFlaky(test)) counts.flaky++
    if (test.tags !== lastTags) for (const tag of test.tags) tags.add(tag)
    lastTags = test.tags
    if (test.start && (!start || compareTimestamps(test.start, start) < 0)) start = test.start
    if (test.stop && (!stop || compareTimestamps(test.stop, stop) > 0)) stop = test.stop
  }

  return { add, summary: () => ({ ...counts, tags: [...tags].sort(byCodePoint), start, stop }) }
}

function kindOf(test: TestRecord) {
  if (isFinal(test.status)) return test.status
  if (test.status === 'exists') return test.lost ? 'unreported' : 'listed'
  return 'incomplete'
}
