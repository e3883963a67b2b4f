import type { ReportingContext } from '@subunit-js/adapter'
import { testId } from '@subunit-js/stream'
import type { TestSpecification, Vitest } from 'vitest/node'
import { locationOf } from '../reporter/location.ts'
import { NOTHING_RAN, replaceRun } from './vitest.ts'

/**
 * Makes the run that is about to start load only the files that a load list may be about. Which of their
 * tests run is decided in the workers, where the tests are known.
 */
export function runSelectedFiles(vitest: Vitest, { request, root }: ReportingContext): void {
  const { selection, listOrder } = request
  if (selection === undefined) return

  const fileId = ({ moduleId, project, pool }: TestSpecification): string =>
    testId(locationOf({ filepath: moduleId, projectName: project.name, pool }, root))

  replaceRun(vitest, async (specifications, run) => {
    const wanted = specifications.filter(specification => selection.wantsFile(fileId(specification)))
    if (wanted.length === 0) return NOTHING_RAN
    if (!listOrder) return run(wanted)
    const rank = (specification: TestSpecification): number => selection.fileRank(fileId(specification))!
    vitest.config.sequence.sequencer = KeepOrder
    return run(wanted.sort((left, right) => rank(left) - rank(right)))
  })
}

/** A sequencer that leaves the files in the order in which they are given. */
class KeepOrder {
  sort(files: TestSpecification[]): TestSpecification[] {
    return files
  }

  shard(files: TestSpecification[]): TestSpecification[] {
    return files
  }
}
