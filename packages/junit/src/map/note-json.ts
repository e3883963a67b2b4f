import type { JUnitAttributes, JUnitProperty } from '../model/report.ts'
import type { CaseNote, SuiteNote } from './note.ts'

/** Writes a note as JSON on a line of its own: those of a run are put together from those of several files. */
export function formatNote(note: CaseNote): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(note)}\n`)
}

/** Reads the notes of a run. */
export function parseNotes(bytes: Uint8Array): CaseNote[] {
  return new TextDecoder().decode(bytes).split('\n').map(readNote)
}

/** Reads a note. What is missing, or not of its type, is left out: streams come from anywhere. */
export function parseNote(bytes: Uint8Array): CaseNote {
  return readNote(new TextDecoder().decode(bytes))
}

function readNote(text: string): CaseNote {
  const json = jsonObject(text)
  const note: CaseNote = {}
  const { suites, name, className, file, line, attributes, properties, results, about } = json
  if (isStrings(suites)) note.suites = suites
  if (isString(name)) note.name = name
  if (isString(className) || className === null) note.className = className
  if (isString(file)) note.file = file
  if (Number.isSafeInteger(line)) note.line = line as number
  if (isAttributes(attributes)) note.attributes = attributes
  if (isProperties(properties)) note.properties = properties
  if (isResults(results)) note.results = results
  if (Array.isArray(about)) note.about = about.flatMap(each => suiteNote(Object(each)) ?? [])
  return note
}

/** Undefined when it does not say which suite it is about. */
function suiteNote(json: Record<string, unknown>): SuiteNote | undefined {
  const { suites, position, name, file, timestamp, time, attributes, properties, comments, others } = json
  if (!isStrings(suites)) return undefined
  const note: SuiteNote = { suites, position: Number.isSafeInteger(position) ? Number(position) : 0 }
  if (isString(name)) note.name = name
  if (isString(file)) note.file = file
  if (isString(timestamp)) note.timestamp = timestamp
  if (isString(time)) note.time = time
  if (isAttributes(attributes)) note.attributes = attributes
  if (isProperties(properties)) note.properties = properties
  if (isStrings(comments)) note.comments = comments
  if (isStrings(others)) note.others = others
  return note
}

function jsonObject(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text))
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
