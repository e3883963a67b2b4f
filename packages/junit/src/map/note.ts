import { isDeepStrictEqual } from 'node:util'
import type { JUnitAttributes, JUnitCase, JUnitProperty, JUnitResult } from '../model/report.ts'
import { verdictOf } from './verdict.ts'

/**
 * What a JUnit file said of a case and its test does not say by itself, as JSON in an attachment of the test:
 * the case made of the test, with this put over it, is the case of the file again. A class name of null stands
 * for none.
 */
export interface CaseNote {
  /** The keys of the suites around the case, the outermost first. */
  suites?: readonly string[]
  name?: string
  className?: string | null
  file?: string
  line?: number
  attributes?: JUnitAttributes
  properties?: readonly JUnitProperty[]
  results?: readonly NotedResult[]
  /** What the file said of the suites that ended behind this case. */
  about?: readonly SuiteNote[]
}

/** What a JUnit file said of a suite, or of the report as a whole. */
export interface SuiteNote {
  /** The keys of the suites around it and its own; none for the report. */
  suites: readonly string[]
  /** Its number in the order in which the suites of the file begin. */
  position: number
  /** Its name, where that is not its key. */
  name?: string
  file?: string
  /** In RFC 3339. */
  timestamp?: string
  /** In seconds. */
  time?: string
  attributes?: JUnitAttributes
  properties?: readonly JUnitProperty[]
  /** Comments between its cases, where node puts diagnostics. */
  comments?: readonly string[]
  /** Elements in it that are none of JUnit's, as XML. */
  others?: readonly string[]
}

/** A result whose text is that of the derived result at its place after `lead` characters, or `text`. */
interface NotedResult extends Pick<JUnitResult, 'element' | 'message' | 'type'> {
  readonly lead?: number
  readonly text?: string | null
}

/** What the case derived from a test, and the place of that case, lack or have wrong: nothing in most. */
export function noteOf(
  wanted: { readonly testCase: JUnitCase; readonly suites: readonly string[] },
  derived: { readonly testCase: JUnitCase; readonly suites: readonly string[] },
): CaseNote {
  const [ours, theirs] = [derived.testCase, wanted.testCase]
  const note: CaseNote = {}
  if (!isDeepStrictEqual(wanted.suites, derived.suites)) note.suites = wanted.suites
  if (theirs.name !== ours.name) note.name = theirs.name
  if (theirs.className !== ours.className) note.className = theirs.className ?? null
  // Where the file leaves them open, what the id and the traceback say is as good.
  if (theirs.file !== undefined && theirs.file !== ours.file) note.file = theirs.file
  if (theirs.line !== undefined && theirs.line !== ours.line) note.line = theirs.line
  if (Object.keys(theirs.attributes ?? {}).length > 0) note.attributes = theirs.attributes!
  if (!isDeepStrictEqual(sorted(theirs.properties), sorted(ours.properties)))
    note.properties = theirs.properties
  if (!isDeepStrictEqual(theirs.results.map(said), ours.results.map(said))) {
    note.results = theirs.results.map((result, index) => noted(result, ours.results[index]))
  }
  return note
}

/** Puts a note over the case derived from its test. */
export function applyNote(derived: JUnitCase, note: CaseNote): JUnitCase {
  const { name, className, file, line, attributes, properties, results } = note
  // The test may have got another verdict on its way, by which the noted one is void.
  const valid = results !== undefined && verdictOf(results) === verdictOf(derived.results)
  return {
    ...derived,
    name: name ?? derived.name,
    className: className === undefined ? derived.className : (className ?? undefined),
    file: file ?? derived.file,
    line: line ?? derived.line,
    attributes,
    properties: properties ?? derived.properties,
    results: valid
      ? results.map((result, index) => restored(result, derived.results[index]))
      : derived.results,
  }
}

function noted({ element, message, type, text }: JUnitResult, derived: JUnitResult | undefined): NotedResult {
  const base = { element, ...(message !== undefined && { message }), ...(type !== undefined && { type }) }
  if (text === derived?.text) return base
  if (text === undefined) return { ...base, text: null }
  if (derived?.text?.endsWith(text)) return { ...base, lead: derived.text.length - text.length }
  return { ...base, text }
}

function restored(noted: NotedResult, derived: JUnitResult | undefined): JUnitResult {
  const { element, message, type, lead = 0, text } = noted
  const own = text === undefined ? derived?.text?.slice(lead) : (text ?? undefined)
  return { ...derived, element, message, type, text: own }
}

function said({ element, message, type, text }: JUnitResult): unknown {
  return [element, message, type, text]
}

function sorted(properties: readonly JUnitProperty[]): string[] {
  return properties.map(({ name, value }) => `${name}=${value}`).sort()
}
