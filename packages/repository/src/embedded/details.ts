import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Timestamp } from '@subunit-js/protocol'
import type { RunCause, RunInfo, RunState } from '../store.ts'
import type { FileLayer } from './files.ts'
import { replaceFile } from './files.ts'
import { detailsName } from './layout.ts'

/** What a run's stream does not say. It lies beside the stream, so that the index can be made anew from both. */
export interface RunDetails extends RunInfo {
  readonly state: RunState
  readonly cause: RunCause
  readonly partial: boolean
  readonly started: Timestamp
  readonly finished?: Timestamp | undefined
  readonly exitStatus?: number | undefined
  /** In which order runs ended, since that is the order in which they change the list of failing tests. */
  readonly order?: number | undefined
}

export function writeDetails(files: FileLayer, runs: string, run: number, details: RunDetails): void {
  replaceFile(files, runs, detailsName(run), new TextEncoder().encode(`${JSON.stringify(details)}\n`))
}

/**
 * Reads what is known of a run. Where nothing is, because the run died before it was written or the file is
 * damaged, the run is known by its stream alone, and took place at the beginning of time.
 */
export function readDetails(runs: string, run: number): RunDetails {
  try {
    return { ...UNKNOWN, ...JSON.parse(readFileSync(join(runs, detailsName(run)), 'utf8')) }
  } catch {
    return UNKNOWN
  }
}

const UNKNOWN: RunDetails = {
  state: 'running',
  cause: 'run',
  partial: true,
  started: { seconds: 0, nanoseconds: 0 },
}
