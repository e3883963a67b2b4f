import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Where things are in the folder of an embedded store. */
export interface Layout {
  readonly folder: string
  readonly index: string
  readonly runs: string
}

export const FORMAT_FILE = 'format'
export const CHECKPOINT_FILE = 'checkpoint.json'

export function layoutOf(folder: string): Layout {
  return { folder, index: join(folder, 'index.db'), runs: join(folder, 'runs') }
}

/** The stream of a run while it is written. */
export function streamName(run: number): string {
  return `${run}.subunit`
}

/** The stream of a run that is complete. */
export function sealedName(run: number): string {
  return `${run}.subunit.zst`
}

/** What is known of a run apart from its stream. */
export function detailsName(run: number): string {
  return `${run}.json`
}

export function lockName(run: number): string {
  return `${run}.lock`
}

/** The file names of each run that has any, by run. Names of other shapes are passed over. */
export function filesByRun({ runs }: Layout): Map<number, Set<string>> {
  const found = new Map<number, Set<string>>()
  for (const name of readdirSync(runs)) {
    const match = /^(\d{1,15})\.(?:json|lock|subunit(?:\.zst)?)(?:\.new|-journal)?$/.exec(name)
    if (match === null) continue
    const run = Number(match[1])
    const names = found.get(run) ?? new Set()
    found.set(run, names.add(name))
  }
  return found
}
