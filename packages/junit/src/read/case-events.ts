import { type TestEvent, type Timestamp, testEvent } from '@subunit-js/protocol'
import { attemptFileName, attemptTag, formatAttemptResult } from '@subunit-js/stream'
import { isIdProperty } from '../map/case-id.ts'
import { elementNoteName } from '../map/note-name.ts'
import { tagsOfProperties } from '../map/properties.ts'
import type { JUnitCase } from '../model/report.ts'
import { attemptsOf } from './attempt.ts'
import type { ParsedCase } from './case-from-xml.ts'
import { elementText } from './element.ts'

const utf8 = new TextEncoder()

/**
 * The events of a case: for each attempt that it begins and what came out of it, then the end. `start` is when
 * the case began if it does not say so. The final event is the last and has no attachment.
 */
export function caseEvents(testId: string, { testCase, unknown }: ParsedCase, start: Timestamp): TestEvent[] {
  const attempts = attemptsOf(testCase, start)
  const tags = tagsOf(testCase)
  const events = attempts.flatMap((attempt, index) => {
    const number = index + 1
    const last = number === attempts.length
    const named = (name: string): string => (last ? name : attemptFileName(number, name))
    const files = attempt.files.map(({ name, mimeType, text }) => {
      return attached(testId, named(name), mimeType, utf8.encode(text))
    })
    const result = (): TestEvent =>
      attached(testId, named('result'), 'application/json', formatAttemptResult(attempt))
    const attemptTags = number === 1 ? tags : [...tags, attemptTag(number)]
    return [
      testEvent({ testId, status: 'inprogress', tags: attemptTags, timestamp: attempt.start }),
      ...files,
      ...(last ? [] : [result()]),
    ]
  })
  for (const element of unknown) {
    const text = utf8.encode(elementText(element))
    events.push(attached(testId, elementNoteName(element.name), 'application/xml', text))
  }
  const { status, stop } = attempts.at(-1)!
  const finalTags = attempts.length === 1 ? tags : [...tags, attemptTag(attempts.length)]
  return [...events, testEvent({ testId, status, tags: finalTags, timestamp: stop })]
}

/** The event of a whole attachment of a test, or of the run if there is no test. */
export function attached(
  testId: string | undefined,
  fileName: string,
  mimeType: string,
  fileBytes: Uint8Array,
): TestEvent {
  return testEvent({ testId, fileName, fileBytes, mimeType, eof: true })
}

function tagsOf({ properties, results }: JUnitCase): string[] {
  const tags = tagsOfProperties(properties.filter(property => !isIdProperty(property)))
  const todo = results.some(({ element, type }) => element === 'skipped' && type === 'todo')
  return todo && !tags.includes('todo') ? [...tags, 'todo'] : tags
}
