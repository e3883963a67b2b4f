import type { ReportingContext, Session } from '@subunit-js/adapter'
import type { GlobalConfig, RunResults } from '../jest.ts'

/** Reports snapshots that no test has asked for, where Jest makes the run fail for them. */
export function reportObsoleteSnapshots({ session, root }: ReportingContext, { snapshot }: RunResults): void {
  if (!snapshot.failure || snapshot.unchecked === 0) return
  const keys = snapshot.uncheckedKeysByFile.flatMap(({ filePath, keys }) =>
    keys.map(key => `${root.name(filePath)}: ${key}`),
  )
  session.runFailed({}, 'obsolete snapshots', { reason: keys.join('\n') })
}

/** Says what makes Jest exit with a failure although nothing failed that it told reporters of. */
export function reportUnownedFailure(
  { session }: ReportingContext,
  { coverageThreshold }: GlobalConfig,
  { success }: RunResults,
): void {
  if (success || session.failures > 0) return
  if (coverageThreshold === undefined || coverageThreshold === null) {
    session.runFailed({}, 'exit status', { reason: 'Jest failed, but no test, hook or file did.' })
  } else {
    session.runFailed({}, 'coverage threshold', { reason: 'Coverage does not meet its threshold.' })
  }
}

/** Answers for what a load list asks for in files that Jest did not come to, after `--bail` or an interruption. */
export function skipUnfinished({ session, request }: ReportingContext, files: ReadonlySet<string>): void {
  if (files.size === 0) return
  for (const id of request.selection?.ids ?? []) {
    const isInside = [...files].some(file => id === file || id.startsWith(`${file} > `))
    if (isInside) session.test(id).finish({ status: 'skip', reason: 'the run was cancelled' })
  }
}

/** Says that files have no result because the process ended. */
export function reportFilesLeft(session: Session, reason: string, count: number): void {
  const files = count === 1 ? 'One test file was' : `${count} test files were`
  session.runFailed({}, 'exit status', { reason: `${reason} ${files} not run.` })
}
