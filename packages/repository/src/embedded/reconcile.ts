import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { insertRun } from '../index-db/run-rows.ts'
import { transaction } from '../index-db/transaction.ts'
import { conclude } from './conclude.ts'
import { readDetails } from './details.ts'
import type { FileLayer } from './files.ts'
import { forgetRuns } from './forget.ts'
import { detailsName, filesByRun, type Layout, lockName, sealedName, streamName } from './layout.ts'
import { type Lock, tryLock } from './lock.ts'
import { sealStream } from './stream-file.ts'

export interface ReconcileOptions {
  readonly database: DatabaseSync
  readonly files: FileLayer
  readonly layout: Layout
}

/**
 * Brings index and files together, whatever was left behind: closes runs whose process died, takes runs into
 * the index that it does not know, finishes what was begun to be removed. Runs that are being written stay as
 * they are. Returns the runs that were concluded.
 */
export function reconcile(options: ReconcileOptions): number[] {
  const { database, layout } = options
  const states = new Map(
    database
      .prepare('SELECT id, state FROM runs')
      .all()
      .map(row => [Number(row['id']), String(row['state'])]),
  )
  const named = filesByRun(layout)
  const open: number[] = []
  for (const [run, names] of named) {
    const state = states.get(run)
    if (state === undefined || state === 'running') open.push(run)
    else tidy(options, run, names)
  }
  for (const run of states.keys()) if (!named.has(run)) forget(options, run)
  return byOrder(layout, open).filter(run => settleOpen(options, run))
}

/** Removes what is left over beside a run that is complete, and the rest of one that is half removed. */
function tidy(options: ReconcileOptions, run: number, names: ReadonlySet<string>): void {
  const { files, layout } = options
  const hasSealed = names.has(sealedName(run))
  if (!hasSealed && !names.has(streamName(run))) forget(options, run)
  else if (hasSealed && names.has(streamName(run))) files.remove(join(layout.runs, streamName(run)))
}

/** A run without a stream is none, unless its process is about to make one. */
function forget(options: ReconcileOptions, run: number): void {
  const lock = tryLock(join(options.layout.runs, lockName(run)))
  if (lock === undefined) return
  try {
    forgetRuns(options, [run])
  } finally {
    lock.release()
  }
}

/** Runs change the list of failing tests in the order in which they ended. */
function byOrder(layout: Layout, runs: readonly number[]): number[] {
  const orders = new Map(
    runs.map(run => [run, readDetails(layout.runs, run).order ?? Number.POSITIVE_INFINITY]),
  )
  return [...runs].sort((a, b) => compare(orders.get(a)!, orders.get(b)!) || a - b)
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a - b
}

/** Whether the run was open and is closed now. */
function settleOpen(options: ReconcileOptions, run: number): boolean {
  const lock = tryLock(join(options.layout.runs, lockName(run)))
  if (lock === undefined) {
    adoptLive(options, run)
    return false
  }
  return closeDead(options, run, lock)
}

/** A run that is being written while its index was lost needs a row to be completed. */
function adoptLive({ database, layout }: ReconcileOptions, run: number): void {
  transaction(database, () => insertRun(database, run, readDetails(layout.runs, run)))
}

function closeDead(options: ReconcileOptions, run: number, lock: Lock): boolean {
  const { database, files, layout } = options
  try {
    const state = database.prepare('SELECT state FROM runs WHERE id = ?').get(run)?.['state']
    // Its process has completed it since the states were read.
    if (state !== undefined && state !== 'running') return false
    const names = filesByRun(layout).get(run) ?? new Set()
    if (!hasBegun(layout, run, names)) {
      forgetRuns(options, [run])
      return false
    }
    const details = readDetails(layout.runs, run)
    const isOver = details.state !== 'running'
    // A compressed stream is whole once the details are final; before that it is made from what was written.
    const seals = names.has(streamName(run)) && !(isOver && names.has(sealedName(run)))
    const storedBytes = seals
      ? sealStream(files, layout.runs, run).storedBytes
      : statSync(join(layout.runs, sealedName(run))).size
    conclude({
      database,
      files,
      runs: layout.runs,
      run,
      // A run that the index waits for did not count yet, whatever its place was to be.
      details: {
        ...details,
        state: isOver ? details.state : 'interrupted',
        order: state === undefined ? details.order : undefined,
      },
      storedBytes,
    })
    if (names.has(streamName(run))) files.remove(join(layout.runs, streamName(run)))
    return true
  } finally {
    lock.release()
  }
}

/** Whether more is left of a run than a process that died can have made before the run began. */
function hasBegun({ runs }: Layout, run: number, names: ReadonlySet<string>): boolean {
  if (names.has(sealedName(run))) return true
  if (!names.has(streamName(run))) return false
  return names.has(detailsName(run)) || statSync(join(runs, streamName(run))).size > 0
}
