import type { JUnitAttributes, JUnitCase, JUnitResult, JUnitSuite } from '../model/report.ts'
import type { Dialect } from './dialect.ts'

/** Narrows a suite to what a dialect can say. Its cases are taken as they are, those of inner suites too. */
export function narrowSuite(suite: JUnitSuite, dialect: Dialect): JUnitSuite {
  const may = allower(dialect.suiteAttributes)
  const inner = suite.suites.map(each => narrowSuite(each, dialect))
  return {
    name: suite.name,
    file: may('file') ? suite.file : undefined,
    timestamp: may('timestamp') ? suite.timestamp : undefined,
    duration: may('time') ? rounded(suite.duration, dialect) : undefined,
    attributes: narrowAttributes(suite.attributes, dialect.suiteAttributes),
    properties: suite.properties,
    suites: dialect.nestedSuites ? inner : [],
    cases: dialect.nestedSuites ? suite.cases : [...suite.cases, ...inner.flatMap(({ cases }) => cases)],
    systemOut: dialect.suiteOutput ? suite.systemOut : undefined,
    systemErr: dialect.suiteOutput ? suite.systemErr : undefined,
  }
}

/** Narrows a case to what a dialect can say. */
export function narrowCase(testCase: JUnitCase, dialect: Dialect): JUnitCase {
  const may = allower(dialect.caseAttributes)
  const { className } = testCase
  const duration = testCase.duration ?? (dialect.timeRequired ? 0 : undefined)
  const failed = testCase.results.some(({ element }) => element === 'failure' || element === 'error')
  const output = dialect.output === 'all' || (dialect.output === 'failed' && failed)
  return {
    name: testCase.name,
    className: may('classname') && className !== undefined ? dialect.className(className) : undefined,
    file: may('file') ? testCase.file : undefined,
    line: may('line') ? testCase.line : undefined,
    timestamp: may('timestamp') ? testCase.timestamp : undefined,
    duration: may('time') ? rounded(duration, dialect) : undefined,
    attributes: narrowAttributes(testCase.attributes, dialect.caseAttributes),
    properties: dialect.caseProperties ? testCase.properties : [],
    results: narrowResults(testCase.results, dialect),
    systemOut: output ? testCase.systemOut : undefined,
    systemErr: output ? testCase.systemErr : undefined,
  }
}

/** Leaves of `attributes` those in `names`, or all if there are no names. */
export function narrowAttributes(
  attributes: JUnitAttributes | undefined,
  names: readonly string[] | undefined,
): JUnitAttributes | undefined {
  if (attributes === undefined || names === undefined) return attributes
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => names.includes(name)))
}

function narrowResults(results: readonly JUnitResult[], dialect: Dialect): JUnitResult[] {
  const joined = dialect.joined.reduce<readonly JUnitResult[]>(joinResults, results)
  return dialect.results.flatMap(element =>
    joined.filter(result => result.element === element).map(result => narrowResult(result, dialect)),
  )
}

/** Appends the messages and texts of all results of a group to the first. */
function joinResults(results: readonly JUnitResult[], group: readonly string[]): JUnitResult[] {
  const members = results.filter(({ element }) => group.includes(element))
  const [first, ...others] = members
  if (first === undefined || others.length === 0) return [...results]
  const text = [first.text, ...others.map(({ message, text }) => text ?? message)]
    .filter(each => each !== undefined)
    .join('\n\n')
  return results.flatMap(result => {
    if (result === first) return [{ ...first, text }]
    return members.includes(result) ? [] : [result]
  })
}

function narrowResult(result: JUnitResult, dialect: Dialect): JUnitResult {
  const may = allower(dialect.resultAttributes)
  const skipped = result.element === 'skipped'
  const attempt = /^(?:flaky|rerun)/.test(result.element)
  const typeAllowed = skipped ? dialect.skippedType : may('type')
  return {
    element: result.element,
    message: result.message,
    type: typeAllowed ? (result.type ?? (attempt && dialect.typeRequired ? '' : undefined)) : undefined,
    text: result.text,
    timestamp: may('timestamp') ? result.timestamp : undefined,
    duration: may('time') ? rounded(result.duration, dialect) : undefined,
    systemOut: dialect.output === 'none' ? undefined : result.systemOut,
    systemErr: dialect.output === 'none' ? undefined : result.systemErr,
  }
}

function rounded(nanoseconds: number | undefined, { decimals }: Dialect): number | undefined {
  const unit = 10 ** (9 - decimals)
  return nanoseconds === undefined ? undefined : Math.round(nanoseconds / unit) * unit
}

function allower(names: readonly string[] | undefined): (name: string) => boolean {
  return name => names?.includes(name) ?? true
}
