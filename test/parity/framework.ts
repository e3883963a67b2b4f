import type { TestEvent } from '@subunit-js/protocol'
import type { ReportedTest } from './reported-test.ts'

/** The ways in which a stream comes about. */
export type Way = 'flag' | 'backend'

export interface ParityProject {
  readonly folder: string
  /** The framework's own arguments. */
  readonly args: readonly string[]
}

export interface ParityRun {
  readonly report: readonly ReportedTest[]
  readonly events: readonly TestEvent[]
  /** Report and stream are of one run, not of two in a row. */
  readonly sameRun: boolean
}

/** How to have a framework report a project twice: by its own JSON reporter and by ours. */
export interface ParityFramework {
  readonly name: string
  /** Whether the backend command says nothing of tests that are left out by `.only`, though the report does. */
  readonly leavesOutSkipped: boolean
  readonly run: (project: ParityProject, way: Way) => Promise<ParityRun>
}
