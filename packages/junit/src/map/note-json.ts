import type { JUnitAttributes, JUnitProperty } from '../model/report.ts'
import type { CaseNote } from './note.ts'

/** What a JUnit file said of a suite, or of the report as a whole, as JSON in an attachment of the run. */
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
}

export function formatNote(note: CaseNote | SuiteNote): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(note))
}

/** Reads a case's note. What is missing, or not of its type, is left out: streams come from anywhere. */
export function parseCaseNote(bytes: Uint8Array): CaseNote {
  const json = jsonObject(bytes)
  const note: CaseNote = {}
  const { suites, name, className, file, line, attributes, properties, results } = json
  if (isStrings(suites)) note.suites = suites
  if (isString(name)) note.name = name
  if (isString(className) || className === null) note.className = className
  if (isString(file)) note.file = file
  if (Number.isSafeInteger(line)) note.line = line as number
  if (isAttributes(attributes)) note.attributes = attributes
  if (isProperties(properties)) note.properties = properties
  if (isResults(results)) note.results = results
  return note
}

/** Reads a suite's note; undefined when it does not say which suite it is about. */
export function parseSuiteNote(bytes: Uint8Array): SuiteNote | undefined {
  const { suites, position, name, file, timestamp, time, attributes, properties, comments } =
    jsonObject(bytes)
  if (!isStrings(suites)) return undefined
  const note: SuiteNote = { suites, position: Number.isSafeInteger(position) ? Number(position) : 0 }
  if (isString(name)) note.name = name
  if (isString(file)) note.file = file
  if (isString(timestamp)) note.timestamp = timestamp
  if (isString(time)) note.time = time
  if (isAttributes(attributes)) note.attributes = attributes
  if (isProperties(properties)) note.properties = properties
  if (isStrings(comments)) note.comments = comments
  return note
}

function jsonObject(bytes: Uint8Array): Record<string, unknown> {
  try {
    return Object(JSON.parse(new TextDecoder().decode(bytes)))
  } catch {
    return {}
  }
}

const RESULT_ELEMENT = /^(?:failure|error|skipped|flakyFailure|flakyError|rerunFailure|rerunError)$/

function isResults(value: unknown): value is NonNullable<CaseNote['results']> {
  return isArrayOf(value, each => {
    const { element, message, type, lead, text } = Object(each)
    return (
      isString(element) &&
      RESULT_ELEMENT.test(element) &&
      [message, type].every(part => part === undefined || isString(part)) &&
      (lead === undefined || Number.isSafeInteger(lead)) &&
      (text === undefined || text === null || isString(text))
    )
  })
}

function isProperties(value: unknown): value is readonly JUnitProperty[] {
  return isArrayOf(value, each => isString(Object(each).name) && isString(Object(each).value))
}

function isAttributes(value: unknown): value is JUnitAttributes {
  return typeof value === 'object' && value !== null && Object.values(value).every(isString)
}

function isStrings(value: unknown): value is readonly string[] {
  return isArrayOf(value, isString)
}

function isArrayOf(value: unknown, isOne: (each: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isOne)
}

function isString(value: unknown): value is string {
  return typeof value === 'string'
}
