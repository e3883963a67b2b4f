import { type EventFields, type TestEvent, testEvent } from '@subunit-js/protocol'
import { attemptOfFile, attemptOfTags, attemptTag } from './attempt-names.ts'
import { type Attempt, isFinal, type TestRecord } from './record.ts'

/**
 * Tells a folded test once more as events: announced, begun at each attempt, its attachments whole and in
 * their order, its final status. Folding them gives the same record.
 */
export function eventsOf(test: TestRecord): TestEvent[] {
  const { testId, routeCode, runnable, status, attachments } = test
  const events: TestEvent[] = []
  let tagsSaid: readonly string[] = []
  const begun = begunAttempts(test)

  function say(fields: EventFields): void {
    tagsSaid = fields.tags ?? tagsSaid
    events.push(testEvent({ testId, routeCode, runnable, ...fields }))
  }

  /** Begins the attempts up to the one with the given number. */
  function begin(number: number): void {
    while (begun[0] !== undefined && begun[0].number <= number) {
      const attempt = begun.shift()!
      say({
        status: 'inprogress',
        timestamp: attempt.start,
        tags: present(tagsOf(attempt.number, test.tags)),
      })
    }
  }

  if (test.announced) say({ status: 'exists', tags: present(tagsOf(1, test.tags)) })
  const retried = attachments.map(({ name }) => attemptOfFile(name)?.number)
  const lastRetried = retried.findLastIndex(number => number !== undefined)
  for (const [index, { name, mimeType, bytes, complete }] of attachments.entries()) {
    begin(index > lastRetried ? Number.POSITIVE_INFINITY : (retried[index] ?? 1))
    say({ fileName: name, fileBytes: bytes, mimeType, eof: complete })
  }
  begin(Number.POSITIVE_INFINITY)

  const tags = tagsSaid.length === 0 ? present(test.tags) : test.tags
  if (isFinal(status)) say({ status, timestamp: test.stop, tags })
  else if (events.length === 0 || !isEqual(tagsSaid, test.tags)) say({ tags })
  return events
}

/** The attempts whose beginning has to be said: all but one that the tags of the final status show anyway. */
function begunAttempts(test: TestRecord): Attempt[] {
  if (test.status === 'inprogress') return [...test.attempts]
  if (!isFinal(test.status)) return []
  const last = attemptOfTags(test.tags)
  return test.attempts.filter(({ number, start }, index) => {
    const shown = number === last && index === test.attempts.length - 1
    return start !== undefined || !shown
  })
}

/** An attempt's tags are the test's, but for the one that says which attempt it is. */
function tagsOf(attempt: number, tags: readonly string[]): readonly string[] {
  const common = tags.filter(tag => !/^attempt-\d+$/.test(tag))
  return attempt === 1 ? common : [...common, attemptTag(attempt)]
}

function present(tags: readonly string[]): readonly string[] | undefined {
  return tags.length === 0 ? undefined : tags
}

function isEqual(tags: readonly string[], others: readonly string[]): boolean {
  return tags.length === others.length && tags.every((tag, index) => tag === others[index])
}
