import { locate, type TestRecord } from '@subunit-js/stream'
import type { JUnitCase } from '../model/report.ts'
import { durationOf } from '../model/time.ts'
import { attachmentText } from './attachment-text.ts'
import { idProperty } from './case-id.ts'
import { nameTest } from './naming.ts'
import { type AttachmentPlace, outputOf } from './output.ts'
import { propertiesOfTags } from './properties.ts'
import { resultsOf } from './results.ts'

/**
 * Makes the case of a test, named by its id. `place` says where attachments were put that are neither output nor
 * part of a result.
 */
export function caseOf(test: TestRecord, place?: AttachmentPlace): JUnitCase {
  const { suite, className, name, file } = nameTest(test.testId)
  const { results, shown, told } = resultsOf(test)
  const testCase: JUnitCase = {
    name,
    className,
    file,
    line: lineOf(test, file),
    timestamp: shown?.start,
    duration: shown && durationOf(shown),
    properties: propertiesOfTags(test.tags),
    results,
    ...outputOf(shown?.attachments ?? test.attachments, told, place),
  }
  const id = idProperty(testCase, [suite], test.testId)
  return id.length === 0 ? testCase : { ...testCase, properties: [...testCase.properties, ...id] }
}

/** The line of the test's file where it failed, or where a tag `line=N` says that the test is. */
function lineOf(test: TestRecord, file: string | undefined): number | undefined {
  const tag = test.tags.find(each => /^line=[1-9]\d{0,8}$/.test(each))
  if (tag !== undefined) return Number(tag.slice('line='.length))
  const traceback = test.attachments.find(({ name }) => /^(?:attempt-1\/)?traceback$/.test(name))
  if (traceback === undefined || file === undefined) return undefined
  const frame = locate(attachmentText(traceback), { path: file })
  return frame?.file === file ? frame.line : undefined
}
