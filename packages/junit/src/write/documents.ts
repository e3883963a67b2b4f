import type { JUnitAttributes, JUnitSuite } from '../model/report.ts'
import { startTag, suiteText } from './tree.ts'

/** One XML document. */
export interface JUnitDocument {
  /** How it may be called where several lie in one folder: `TEST-<suite>.xml`, as tools look for. */
  readonly fileName: string
  /** Its text in pieces, to be gone through once. */
  readonly pieces: Iterable<string>
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'

/** A document of all suites, written one after the other. */
export function oneDocument(suites: Iterable<JUnitSuite>, attributes: JUnitAttributes): JUnitDocument {
  return { fileName: 'TEST-subunit.xml', pieces: pieces(suites, attributes) }
}

/** A document for each suite, inside `testsuites` if that is the root. */
export function* splitDocuments(
  suites: Iterable<JUnitSuite>,
  root: 'testsuites' | 'testsuite',
): Generator<JUnitDocument, void, void> {
  const taken = new Set<string>()
  for (const suite of suites) {
    const alone = root === 'testsuite' ? [DECLARATION, suiteText(suite, 0)] : pieces([suite], {})
    yield { fileName: fileNameOf(suite, taken), pieces: alone }
  }
}

function* pieces(suites: Iterable<JUnitSuite>, attributes: JUnitAttributes): Generator<string, void, void> {
  yield `${DECLARATION}${startTag('testsuites', attributes)}\n`
  for (const suite of suites) yield suiteText(suite, 1)
  yield '</testsuites>\n'
}

function fileNameOf(suite: JUnitSuite, taken: Set<string>): string {
  const stem = `TEST-${suite.name.replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 150)}`
  let name = `${stem}.xml`
  // Some file systems take names for the same that differ in case alone.
  for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${stem}-${number}.xml`
  taken.add(name.toLowerCase())
  return name
}
