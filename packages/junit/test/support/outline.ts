import { parseInstant } from '../../src/model/instant.ts'
import type { JUnitCase } from '../../src/model/report.ts'
import type { XmlElement } from '../../src/read/element.ts'
import type { ParsedSuite } from './parse.ts'

/** What two reports have to have in common: what one may have more is left out where `model` has it not. */
export function outline(suite: ParsedSuite, model: ParsedSuite): unknown {
  const { name, time, timestamp, hostname, file } = suite.attributes
  return {
    name: model.attributes['name'] && name,
    time: model.attributes['time'] && Number(time),
    timestamp: model.attributes['timestamp'] && parseInstant(timestamp ?? ''),
    hostname,
    file,
    cases: suite.cases.map((each, index) => caseOutline(each, model.cases[index])),
    suites: suite.suites.map((each, index) => outline(each, model.suites[index] ?? each)),
    others: suite.others.map(plain),
  }
}

/** Text beside elements is indentation. */
function plain({ name, attributes, children, text }: XmlElement): unknown {
  return { name, attributes, content: children.length > 0 ? children.map(plain) : text }
}

function caseOutline(testCase: JUnitCase, model: JUnitCase = testCase): unknown {
  const { file, line, timestamp, duration, properties, results, ...rest } = testCase
  return {
    ...rest,
    attributes: { ...rest.attributes },
    file: model.file && file,
    line: model.line && line,
    timestamp: model.timestamp && timestamp,
    duration: model.duration === undefined ? undefined : duration,
    properties: properties.map(({ name, value }) => `${name}=${value}`).sort(),
    // When an attempt began is known of the first one even if the file does not say so.
    results: results.map((result, index) => ({
      ...result,
      timestamp: model.results[index]?.timestamp && result.timestamp,
    })),
  }
}
