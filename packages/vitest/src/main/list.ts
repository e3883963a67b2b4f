import { type FileLocation, fileTestIds, type ReportingContext } from '@subunit-js/adapter'
import { testId } from '@subunit-js/stream'
import type { TestModule, TestSpecification, Vitest } from 'vitest/node'
import { filterOf } from '../reporter/filter.ts'
import { locationOf } from '../reporter/location.ts'
import { titlesOf } from '../reporter/titles.ts'
import { LEFT_OUT } from '../worker/messages.ts'
import { collectTests, fileOf, NOTHING_RAN, replaceRun } from './vitest.ts'

/**
 * Lists the tests of the run that is about to start, in its place: every test that it would report, by the
 * ids it would have. Files are loaded, but neither tests nor hooks run. A file that does not load is listed
 * itself. Afterwards the process ends with status 0 unless something was in the way of the list.
 */
export function listInsteadOfRunning(vitest: Vitest, context: ReportingContext): void {
  const { session, request, root } = context
  replaceRun(vitest, async specifications => {
    if (request.list === 'files') {
      for (const id of new Set(specifications.map(fileIdOf))) session.announce(id)
    } else {
      await collectTests(vitest, specifications)
      for (const specification of specifications) announceTests(vitest, context, specification)
    }
    process.exitCode = 0
    return NOTHING_RAN
  })

  function fileIdOf({ moduleId, project, pool }: TestSpecification): string {
    return testId(locationOf({ filepath: moduleId, projectName: project.name, pool }, root))
  }
}

function announceTests(
  vitest: Vitest,
  { session, root }: ReportingContext,
  specification: TestSpecification,
): void {
  const module = specification.testModule
  if (module === undefined) return
  const location = locationOf(fileOf(module), root)
  if (module.errors().length > 0) session.announce(testId(location))
  for (const id of listedIds(vitest, module, location, specification)) session.announce(id)
}

function listedIds(
  vitest: Vitest,
  module: TestModule,
  location: FileLocation,
  specification: TestSpecification,
): string[] {
  const asks = filterOf(vitest, module, specification)
  const tests = [...module.children.allTests()]
  const ids = fileTestIds(location, tests.map(titlesOf))
  return ids.filter((_, index) => asks(tests[index]!) && !(LEFT_OUT in tests[index]!.meta()))
}
