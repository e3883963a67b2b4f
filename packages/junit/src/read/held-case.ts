import type { TestEvent, Timestamp } from '@subunit-js/protocol'
import { testsOf } from '@subunit-js/stream'
import { caseId } from '../map/case-id.ts'
import { caseOf } from '../map/case-of.ts'
import { nameTest } from '../map/naming.ts'
import { type CaseNote, noteOf, type SuiteNote } from '../map/note.ts'
import { formatNote } from '../map/note-json.ts'
import { NOTE } from '../map/note-name.ts'
import { attached, caseEvents } from './case-events.ts'
import type { ParsedCase } from './case-from-xml.ts'
import type { Numbering } from './numbering.ts'
import type { SuiteContext } from './suite-context.ts'

/** A case that has been read and is held back: what ends behind it is noted with it. */
export interface HeldCase {
  readonly testId: string
  /** All events but the final one. */
  readonly events: readonly TestEvent[]
  readonly final: TestEvent
  /** What the writer would not make of these events again. */
  readonly note: CaseNote
  /** When the case was over. */
  readonly stop: Timestamp
}

/** Makes the events of a case in a suite. The writer is asked what it would make of them. */
export function heldCase(parsed: ParsedCase, suite: SuiteContext, testIds: Numbering): HeldCase {
  const { testCase } = parsed
  const file = testCase.file ?? suite.file
  const testId = testIds.next(caseId({ ...testCase, file }, suite.names))
  const events = caseEvents(testId, parsed, suite.clock)
  const [test] = testsOf(events)
  const derived = { testCase: caseOf(test!), suites: [nameTest(testId).suite] }
  const note = noteOf({ testCase, suites: suite.keys }, derived)
  const final = events.pop()!
  return { testId, events, final, note, stop: final.timestamp ?? suite.clock }
}

/** The events of a held case, with what was noted in the meantime. */
export function releasedEvents(held: HeldCase, about: readonly SuiteNote[]): TestEvent[] {
  const note = about.length === 0 ? held.note : { ...held.note, about }
  const file = Object.keys(note).length === 0 ? [] : [noteEvent(held.testId, note)]
  return [...held.events, ...file, held.final]
}

/** The event of a note on a test, or on the run if there is no test. */
export function noteEvent(testId: string | undefined, note: CaseNote): TestEvent {
  return attached(testId, NOTE, 'application/json', formatNote(note))
}
