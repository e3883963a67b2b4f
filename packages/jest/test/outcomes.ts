import type { TestEvent } from '@subunit-js/protocol'

/** What a stream says of each test, hook and file in the end, in the order in which that is said. */
export function outcomes(events: readonly TestEvent[]): string[] {
  return events
    .filter(({ status }) => status !== undefined && status !== 'exists' && status !== 'inprogress')
    .map(({ testId, status, tags = [], runnable }) =>
      [testId, status, ...tags.map(tag => `#${tag}`), ...(runnable ? [] : ['(not runnable)'])].join(' '),
    )
}

/** The text of an attachment of a test, or of the run. */
export function attachment(events: readonly TestEvent[], testId: string | undefined, name: string): string {
  return events
    .filter(event => event.testId === testId && event.fileName === name)
    .map(event => Buffer.from(event.fileBytes!).toString())
    .join('')
}
