import type { ReportingContext, Root } from '@subunit-js/adapter'
import { testId } from '@subunit-js/stream'
import type { TestSpecification, Vitest } from 'vitest/node'
import { locationOf } from '../reporter/location.ts'
import { NOTHING_RAN, replaceRun } from './vitest.ts'

/**
 * Makes the run that is about to start load only the files that a load list may be about. Which of their
 * tests run is decided in the workers, where the tests are known.
 */
export function runWantedFiles(vitest: Vitest, context: ReportingContext): void {
  const { selection, listOrder } = context.request
  if (selection === undefined) return
  replaceRun(vitest, async (specifications, run) => {
    const files = wantedFiles(specifications, context)
    if (files.length === 0) return NOTHING_RAN
    if (listOrder) vitest.config.sequence.sequencer = KeepOrder
    return run(files)
  })
}

/** The files that the load list may be about, all without one; in the list's order if that is asked for. */
export function wantedFiles(
  specifications: TestSpecification[],
  { request, root }: ReportingContext,
): TestSpecification[] {
  const { selection, listOrder } = request
  if (selection === undefined) return specifications
  const rank = (file: TestSpecification): number | undefined => selection.fileRank(fileIdOf(file, root))
  const wanted = specifications.filter(file => rank(file) !== undefined)
  return listOrder ? wanted.sort((left, right) => rank(left)! - rank(right)!) : wanted
}

/** The id of a file that has not been loaded. */
export function fileIdOf({ moduleId, project, pool }: TestSpecification, root: Root): string {
  return testId(locationOf({ filepath: moduleId, projectName: project.name, pool }, root))
}

/** A sequencer that leaves the files in the order in which they are given. */
class KeepOrder {
  sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return Promise.resolve(files)
  }

  shard(files: TestSpecification[]): Promise<TestSpecification[]> {
    return Promise.resolve(files)
  }
}
