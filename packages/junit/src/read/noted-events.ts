import type { TestEvent, Timestamp } from '@subunit-js/protocol'
import { testsOf } from '@subunit-js/stream'
import { caseId } from '../map/case-id.ts'
import { caseOf } from '../map/case-of.ts'
import { nameTest } from '../map/naming.ts'
import { noteOf } from '../map/note.ts'
import { formatNote } from '../map/note-json.ts'
import { CASE_NOTE } from '../map/note-name.ts'
import { attached, caseEvents } from './case-events.ts'
import type { ParsedCase } from './case-from-xml.ts'
import type { Numbering } from './numbering.ts'
import type { SuiteContext } from './suite-context.ts'

/**
 * The events of a case in a suite, with a note of what the writer would not make of them again: it is asked.
 * `stop` is when the case was over.
 */
export function notedEvents(
  parsed: ParsedCase,
  suite: SuiteContext,
  testIds: Numbering,
): { events: readonly TestEvent[]; stop: Timestamp } {
  const { testCase } = parsed
  const file = testCase.file ?? suite.file
  const testId = testIds.next(caseId({ ...testCase, file }, suite.names))
  const events = caseEvents(testId, parsed, suite.clock)
  const [test] = testsOf(events)
  const derived = { testCase: caseOf(test!), suites: [nameTest(testId).suite] }
  const note = noteOf({ testCase, suites: suite.keys }, derived)
  const final = events.pop()!
  if (note !== undefined) events.push(attached(testId, CASE_NOTE, 'application/json', formatNote(note)))
  return { events: [...events, final], stop: final.timestamp ?? suite.clock }
}
