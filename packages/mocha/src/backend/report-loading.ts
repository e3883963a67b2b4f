import { comparedFailure, type ReportingContext } from '@subunit-js/adapter'
import { testId } from '@subunit-js/stream/reporting'
import type { MochaSuite } from '../mocha.ts'
import type { KnownTests } from '../suite/known-tests.ts'
import type { LoadedFiles } from './load-files.ts'

/** Says which files were loaded, if that was asked, and which could not be. */
export function reportLoading(loaded: LoadedFiles, tests: KnownTests, context: ReportingContext): void {
  const { session, request } = context
  if (request.list === 'files') {
    for (const file of loaded.files) session.announce(testId(tests.fileLocation(file)))
  }
  for (const { file, error } of loaded.failures) {
    const location = tests.fileLocation(file)
    if (request.list !== undefined) session.announce(testId(location))
    else session.fileFailed(location, [comparedFailure(error)])
  }
}

/** Answers the paths of files without tests: a path stands for all tests of its file, which are none here. */
export function answerEmptyFiles(
  loaded: LoadedFiles,
  suite: MochaSuite,
  tests: KnownTests,
  context: ReportingContext,
): void {
  const { session, request } = context
  const empty = new Set(loaded.files)
  suite.eachTest(({ file }) => file !== undefined && empty.delete(file))
  for (const { file } of loaded.failures) empty.delete(file)
  for (const file of empty) {
    const id = testId(tests.fileLocation(file))
    if (request.selection?.has(id)) session.test(id, { runnable: false }).finish({ status: 'success' })
  }
}
