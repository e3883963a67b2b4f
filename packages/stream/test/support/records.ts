import type { TestEvent } from '@subunit-js/protocol'
import { type Attachment, feed, foldTests, type TestRecord } from '@subunit-js/stream'
import { text } from './event.ts'

/** A record with what is at its default left out, times in seconds and attachments as text. */
export function brief(test: TestRecord): Record<string, unknown> {
  const { testId, routeCode, runnable, status, tags, start, stop, attempts, attachments, announced, lost } =
    test
  const single = attempts.length <= 1
  return {
    testId,
    ...(routeCode !== undefined && { routeCode }),
    ...(!runnable && { runnable }),
    status,
    ...(tags.length > 0 && { tags }),
    ...(start !== undefined && { start: start.seconds }),
    ...(stop !== undefined && { stop: stop.seconds }),
    ...(!single && {
      attempts: attempts.map(attempt => ({
        number: attempt.number,
        status: attempt.status,
        ...(attempt.start !== undefined && { start: attempt.start.seconds }),
        ...(attempt.stop !== undefined && { stop: attempt.stop.seconds }),
        ...(attempt.attachments.length > 0 && { attachments: attempt.attachments.map(briefFile) }),
      })),
    }),
    ...(attachments.length > 0 && { attachments: attachments.map(briefFile) }),
    ...(announced && { announced }),
    ...(lost && { lost }),
  }
}

/** `name|content`, with the MIME type where there is one and dots where the end did not come. */
export function briefFile({ name, mimeType, bytes, complete }: Attachment): string {
  return `${name}|${text(bytes)}${complete ? '' : '...'}${mimeType === undefined ? '' : `|${mimeType}`}`
}

/** All that a fold says of a stream, in the order in which it says it. */
export function folded(events: Iterable<TestEvent>): unknown[] {
  const said: unknown[] = []
  feed(
    events,
    foldTests({
      onTest: test => said.push(brief(test)),
      onLate: event => said.push(`late ${event.testId} ${event.fileName}`),
      onRun: event => said.push(`run ${event.fileName}`),
    }),
  )
  return said
}
