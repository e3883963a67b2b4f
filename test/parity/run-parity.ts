import { type Comparison, compare } from './compare.ts'
import type { ParityFramework, ParityProject, Way } from './framework.ts'
import { streamTests } from './stream-tests.ts'

/** Runs a project in one of the ways and compares what the framework's report and our stream say. */
export async function runParity(
  framework: ParityFramework,
  project: ParityProject,
  way: Way,
): Promise<Comparison> {
  const { report, events, sameRun } = await framework.run(project, way)
  return compare(report, streamTests(events), {
    sameRun,
    mayLeaveOutSkipped: way === 'backend' && framework.leavesOutSkipped,
  })
}
