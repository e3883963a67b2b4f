import { type EventFields, type TestEvent, testEvent } from '@subunit-js/protocol'
import { attemptOfFile, attemptTag } from './attempt-names.ts'
import { type Attempt, isFinal, type TestRecord } from './record.ts'

/**
 * Tells a folded test once more as events: announced, begun at each attempt, its attachments whole and in
 * their order, its final status. Folding them gives the same record.
 */
export function eventsOf(test: TestRecord): TestEvent[] {
  const events: TestEvent[] = []
  const { testId, routeCode, runnable, attachments } = test
  const finished = isFinal(test.status)
  const tags = test.tags.length === 0 ? undefined : test.tags
  const begun =
    finished || test.status === 'inprogress'
      ? test.attempts.filter(({ start }) => start !== undefined || !finished)
      : []

  function say(fields: EventFields): void {
    events.push(testEvent({ testId, routeCode, runnable, ...fields }))
  }

  /** Begins the attempts up to the one with the given number. */
  function begin(number: number): void {
    while (begun[0] !== undefined && begun[0].number <= number) {
      const attempt = begun.shift()!
      say({ status: 'inprogress', timestamp: attempt.start, tags: tagsOf(attempt, test.tags) })
    }
  }

  if (test.announced) say({ status: 'exists', tags })
  for (const { name, mimeType, bytes, complete } of attachments) {
    begin(attemptOfFile(name)?.number ?? 1)
    // The tags of a test that has neither begun nor a final status travel here.
    const only = test.status === undefined ? tags : undefined
    say({ fileName: name, fileBytes: bytes, mimeType, eof: complete, tags: only })
  }
  begin(Number.POSITIVE_INFINITY)
  if (finished) say({ status: test.status, timestamp: test.stop, tags })
  return events
}

/** An attempt's tags are the test's, but for the one that says which attempt it is. */
function tagsOf(attempt: Attempt, tags: readonly string[]): readonly string[] | undefined {
  const common = tags.filter(tag => !/^attempt-\d+$/.test(tag))
  const all = attempt.number === 1 ? common : [...common, attemptTag(attempt.number)]
  return all.length === 0 ? undefined : all
}
