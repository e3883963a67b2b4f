import type { ReportingContext } from '@subunit-js/adapter'
import { testId } from '@subunit-js/stream'
import type { TestModule, TestSpecification, Vitest } from 'vitest/node'
import { filterOf } from '../reporter/filter.ts'
import { identify, isSelected } from '../reporter/identify.ts'
import { locationOf } from '../reporter/location.ts'
import { LEFT_OUT } from '../worker/messages.ts'
import { fileIdOf, wantedFiles } from './select.ts'
import { collectTests, fileOf, NOTHING_RAN, replaceRun } from './vitest.ts'

/**
 * Lists the tests of the run that is about to start, in its place: every test that it would report, by the
 * id it would have. Files are loaded, but neither tests nor hooks run. A file that does not load is listed
 * itself. Afterwards the process ends with status 0 unless something was in the way of the list.
 */
export function listInsteadOfRunning(vitest: Vitest, context: ReportingContext): void {
  replaceRun(vitest, async specifications => {
    const files = wantedFiles(specifications, context)
    if (context.request.list === 'files') announceFiles(files, context)
    else await announceTests(vitest, files, context)
    process.exitCode = 0
    return NOTHING_RAN
  })
}

function announceFiles(files: TestSpecification[], { session, root }: ReportingContext): void {
  for (const id of new Set(files.map(file => fileIdOf(file, root)))) session.announce(id)
}

async function announceTests(
  vitest: Vitest,
  files: TestSpecification[],
  context: ReportingContext,
): Promise<void> {
  if (files.length === 0) return
  await collectTests(vitest, files)
  for (const file of files) {
    for (const id of idsIn(vitest, file, context)) context.session.announce(id)
  }
}

function idsIn(vitest: Vitest, specification: TestSpecification, context: ReportingContext): string[] {
  const { root, request } = context
  const { selection } = request
  const { testModule } = specification
  if (testModule === undefined) return []
  const location = locationOf(fileOf(testModule), root)
  const asksFor = filterOf(vitest, testModule, specification)
  const listed = identify(testModule, location).filter(([test, id]) =>
    selection === undefined
      ? asksFor(test) && !(LEFT_OUT in test.meta())
      : isSelected(selection, test, id, location),
  )
  const ids = listed.map(([, id]) => id)
  return fails(testModule) ? [testId(location), ...ids] : ids
}

/** Whether the file itself would fail: it does not load, or it has no tests although it should. */
function fails(module: TestModule): boolean {
  return module.errors().length > 0 || (module.children.size === 0 && !module.project.config.passWithNoTests)
}
