import type { TestCase } from 'junit-report-builder'
import type { JUnitAttributes, JUnitCase, JUnitProperty, JUnitResult, JUnitSuite } from '../model/report.ts'
import { formatSeconds } from '../model/seconds.ts'
import { formatInstant } from '../model/time.ts'
import { xmlText } from '../text/xml-text.ts'
import { newSuite, type TreeElement } from './library.ts'

/** Writes a suite, indented by so many levels, with a newline at its end. */
export function suiteText(suite: JUnitSuite, level: number): string {
  return suiteElement(suite).toString({ pretty: true, offset: level })
}

/** Writes the opening tag of an element that is closed elsewhere. */
export function startTag(name: string, attributes: JUnitAttributes): string {
  const element = newSuite().build().ele(name)
  addAttributes(element, attributes)
  return element.toString().replace(/\/>$/, '>')
}

/**
 * Builds the element of a suite, inside `parent` if there is one. `junit-report-builder` makes the tree and
 * counts; what it has no words for (the message of a skip, lines, attempts, further failures, the output of
 * suites) is then put into the tree that it made.
 */
function suiteElement(suite: JUnitSuite, parent?: TreeElement): TreeElement {
  const builder = newSuite().name(xmlText(suite.name))
  addProperties(builder, suite.properties)
  for (const testCase of suite.cases) describeCase(builder.testCase(), testCase)
  const element = builder.build(parent)

  const cases = (element.children as TreeElement[]).filter(({ name }) => name === 'testcase')
  for (const [index, testCase] of suite.cases.entries()) completeCase(cases[index]!, testCase)
  for (const inner of suite.suites) addCounts(element, suiteElement(inner, element))
  addAttributes(element, { ...suite.attributes, file: suite.file, ...times(suite) })
  addOutput(element, suite)
  return element
}

/** Says of a case what the library can say. */
function describeCase(builder: TestCase, testCase: JUnitCase): void {
  builder.name(xmlText(testCase.name))
  if (testCase.className !== undefined) builder.className(xmlText(testCase.className))
  if (testCase.file !== undefined) builder.file(xmlText(testCase.file))
  addProperties(builder, testCase.properties)
  for (const { element } of testCase.results) {
    if (element === 'failure') builder.failure()
    if (element === 'error') builder.error()
    if (element === 'skipped') builder.skipped()
  }
}

/** Adds to the element of a case what the library cannot say, and puts its children in the model's order. */
function completeCase(element: TreeElement, testCase: JUnitCase): void {
  const { line, attributes } = testCase
  addAttributes(element, {
    ...attributes,
    line: line === undefined ? undefined : String(line),
    ...times(testCase),
  })
  const made = element.children as TreeElement[]
  const ordered = made.filter(({ name }) => name === 'properties')
  for (const result of testCase.results) {
    const child = made.find(each => each.name === result.element && !ordered.includes(each))
    ordered.push(completeResult(child ?? element.ele(result.element), result))
  }
  element.children = ordered
  addOutput(element, testCase)
}

function completeResult(element: TreeElement, result: JUnitResult): TreeElement {
  addAttributes(element, { message: result.message, type: result.type, ...times(result) })
  if (result.element.startsWith('flaky') || result.element.startsWith('rerun')) {
    addText(element.ele('stackTrace'), result.text)
    addOutput(element, result)
  } else {
    addText(element, result.text)
  }
  return element
}

function addProperties(
  builder: { property(name: string, value: string): unknown },
  properties: readonly JUnitProperty[],
): void {
  for (const { name, value } of properties) builder.property(xmlText(name), xmlText(value))
}

/** The library counts the cases of a suite but not those of suites inside it. */
function addCounts(outer: TreeElement, inner: TreeElement): void {
  for (const name of ['tests', 'failures', 'errors', 'skipped']) {
    outer.att(name, countOf(outer, name) + countOf(inner, name))
  }
}

function countOf(element: TreeElement, name: string): number {
  // The library's types take the attributes for one attribute named "string".
  const attributes = element.attribs as unknown as Record<string, { value: string }>
  return Number(attributes[name]?.value ?? 0)
}

function times({ timestamp, duration }: Pick<JUnitResult, 'timestamp' | 'duration'>): Attributes {
  return {
    time: duration === undefined ? undefined : formatSeconds(duration),
    timestamp: timestamp === undefined ? undefined : formatInstant(timestamp),
  }
}

type Attributes = Readonly<Record<string, string | undefined>>

/** Adds what is defined and has a plain name; what the tree knows from elsewhere is not replaced. */
function addAttributes(element: TreeElement, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && PLAIN_NAME.test(name) && !(name in element.attribs))
      element.att(name, xmlText(value))
  }
}

/** Names from foreign files are kept, but for namespaces, whose declarations may have got lost. */
const PLAIN_NAME = /^[A-Za-z_][\w.-]*$/

function addOutput(element: TreeElement, output: Pick<JUnitResult, 'systemOut' | 'systemErr'>): void {
  if (output.systemOut !== undefined) addText(element.ele('system-out'), output.systemOut)
  if (output.systemErr !== undefined) addText(element.ele('system-err'), output.systemErr)
}

function addText(element: TreeElement, text: string | undefined): void {
  const plain = xmlText(text ?? '')
  if (plain !== '') element.txt(plain)
}
