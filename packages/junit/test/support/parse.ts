import type { JUnitCase } from '../../src/model/report.ts'
import { caseFromXml } from '../../src/read/case-from-xml.ts'
import { ReportDocument } from '../../src/read/document.ts'
import type { XmlElement } from '../../src/read/element.ts'

/** A suite as a document has it. */
export interface ParsedSuite {
  readonly attributes: Readonly<Record<string, string>>
  readonly cases: JUnitCase[]
  readonly suites: ParsedSuite[]
  readonly others: XmlElement[]
}

/** All of a document, without events between: its outermost element is the suite. */
export function parseReport(xml: string): ParsedSuite {
  const open: ParsedSuite[] = [{ attributes: {}, cases: [], suites: [], others: [] }]
  const document = new ReportDocument({
    open(_, attributes) {
      const suite = { attributes, cases: [], suites: [], others: [] }
      open.at(-1)!.suites.push(suite)
      open.push(suite)
    },
    close() {
      open.pop()
    },
    child(element) {
      if (element.name === 'testcase') open.at(-1)!.cases.push(caseFromXml(element).testCase)
      else open.at(-1)!.others.push(element)
    },
    comment() {},
    end() {},
  })
  document.write(new TextEncoder().encode(xml))
  document.end()
  const fault = document.faults.find(({ harmless }) => !harmless)
  if (fault !== undefined) throw new Error(fault.message)
  return open[0]!.suites[0]!
}
