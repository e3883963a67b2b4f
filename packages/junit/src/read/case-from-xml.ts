import { parseInstant } from '../model/instant.ts'
import type { JUnitCase, JUnitProperty, JUnitResult, ResultElement } from '../model/report.ts'
import { parseSeconds } from '../model/seconds.ts'
import type { XmlElement } from './element.ts'

/** A case, and what lies in its element that JUnit knows no meaning of. */
export interface ParsedCase {
  readonly testCase: JUnitCase
  readonly unknown: readonly XmlElement[]
}

/** The order in which results stand: verdicts, further attempts, skips. */
const RESULTS: readonly ResultElement[] = [
  'failure',
  'error',
  'rerunFailure',
  'rerunError',
  'flakyFailure',
  'flakyError',
  'skipped',
]

const KNOWN = /^(?:properties|system-out|system-err)$/

/** What GoogleTest and CTest call a case that was left out, without an element that says so. */
const NOT_RUN = /^(?:notrun|disabled|skipped|suppressed)$/i

/** Reads a `testcase`. An attribute whose value makes no sense is kept as one that is not known. */
export function caseFromXml(element: XmlElement): ParsedCase {
  const { name, classname, file, line, timestamp, time, ...rest } = element.attributes
  const at = timestamp === undefined ? undefined : parseInstant(timestamp)
  const duration = time === undefined ? undefined : parseSeconds(time)
  const row = line !== undefined && /^[1-9]\d{0,8}$/.test(line) ? Number(line) : undefined
  const testCase: JUnitCase = {
    name: name ?? '',
    className: classname,
    file,
    line: row,
    timestamp: at,
    duration,
    attributes: {
      ...rest,
      ...(at === undefined && timestamp !== undefined && { timestamp }),
      ...(duration === undefined && time !== undefined && { time }),
      ...(row === undefined && line !== undefined && { line }),
    },
    properties: propertiesIn(element),
    results: resultsIn(element),
    systemOut: textOf(element, 'system-out'),
    systemErr: textOf(element, 'system-err'),
  }
  const unknown = element.children.filter(each => !KNOWN.test(each.name) && !isResult(each))
  return { testCase, unknown }
}

/** The results that lie directly in an element, in the order of the wide form. */
export function resultsIn(element: XmlElement): JUnitResult[] {
  const found = element.children.filter(isResult).map(resultOf)
  const sorted = RESULTS.flatMap(name => found.filter(result => result.element === name))
  const status = [element.attributes['status'], element.attributes['result']].find(
    value => value !== undefined && NOT_RUN.test(value),
  )
  return sorted.length === 0 && status !== undefined ? [{ element: 'skipped', message: status }] : sorted
}

/** All properties in an element, with values as attributes or as text. */
export function propertiesIn(element: XmlElement): JUnitProperty[] {
  return element.children
    .filter(({ name }) => name === 'properties')
    .flatMap(({ children }) => children)
    .map(({ attributes, text }) => ({ name: attributes['name'] ?? '', value: attributes['value'] ?? text }))
}

/** The text of all children of a name, or undefined where there is none. */
export function textOf(element: XmlElement, name: string): string | undefined {
  const texts = element.children.filter(each => each.name === name).map(({ text }) => text)
  return texts.length === 0 ? undefined : texts.join('')
}

function isResult({ name }: XmlElement): boolean {
  return (RESULTS as readonly string[]).includes(name)
}

function resultOf(element: XmlElement): JUnitResult {
  const { message, type, timestamp, time } = element.attributes
  // Older Surefire put the stack into the element itself.
  const text = trimmed(textOf(element, 'stackTrace') ?? element.text)
  return {
    element: element.name as ResultElement,
    message: message || undefined,
    type: type || undefined,
    text: text || undefined,
    timestamp: timestamp === undefined ? undefined : parseInstant(timestamp),
    duration: time === undefined ? undefined : parseSeconds(time),
    systemOut: textOf(element, 'system-out'),
    systemErr: textOf(element, 'system-err'),
  }
}

/** Without the blank lines at its start and the blanks at its end, which are the file's indentation. */
function trimmed(text: string): string {
  return text.replace(/^(?:[ \t]*\n)+/, '').trimEnd()
}
