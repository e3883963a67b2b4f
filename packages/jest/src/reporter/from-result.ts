import { type FileLocation, fileTestIds, type Outcome, type ReportingContext } from '@subunit-js/adapter'
import { testId } from '@subunit-js/stream'
import type { AssertionResult, FileResult } from '../jest.ts'

/** Reports a file by its result alone, when its tests have been run by something else than jest-circus. */
export function reportFromResult(
  { session, request }: ReportingContext,
  location: FileLocation,
  { testResults }: FileResult,
): void {
  const ids = fileTestIds(
    location,
    testResults.map(({ ancestorTitles, title }) => [...ancestorTitles, title]),
  )
  const asked = testResults.flatMap((result, index) => {
    const id = ids[index]!
    const titles = result.ancestorTitles
    const scopes = titles.map((_, end) => testId({ ...location, titles: titles.slice(0, end + 1) }))
    const wanted = request.selection?.wants({ id, file: testId(location), scopes }) ?? true
    return wanted ? [{ id, result }] : []
  })
  if (request.fromBackend) for (const { id } of asked) session.announce(id)
  if (request.list !== undefined) return
  for (const { id, result } of asked) session.test(id, { file: location }).finish(outcomeOf(result))
}

function outcomeOf({ status, failing, duration, failureMessages }: AssertionResult): Outcome {
  switch (status) {
    case 'passed':
      return { status: failing ? 'xfail' : 'success', duration: duration ?? undefined }
    case 'failed': {
      const failures = failureMessages.map(stack => ({ error: { stack } }))
      return { status: 'fail', duration: duration ?? undefined, failures }
    }
    case 'todo':
      return { status: 'skip', tags: ['todo'] }
    default:
      return { status: 'skip' }
  }
}
