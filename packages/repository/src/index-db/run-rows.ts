import type { DatabaseSync } from 'node:sqlite'
import type { RunDetails } from '../embedded/details.ts'
import type { RunQuery, StoredRun } from '../store.ts'
import type { RunResults } from './run-indexer.ts'

export function insertRun(database: DatabaseSync, id: number, details: RunDetails): void {
  database
    .prepare('INSERT OR IGNORE INTO runs (id, state, cause, details) VALUES (?, ?, ?, ?)')
    .run(id, 'running', details.cause, JSON.stringify(details))
  database.prepare('UPDATE state SET next_run = max(next_run, ?)').run(id + 1)
}

export function completeRun(
  database: DatabaseSync,
  id: number,
  details: RunDetails,
  results: RunResults & { readonly storedBytes: number },
): void {
  const { summary, files, bytes, storedBytes } = results
  database
    .prepare(
      `UPDATE runs SET state = ?, finish_order = ?, details = ?, summary = ?, files = ?, bytes = ?, stored_bytes = ?
       WHERE id = ?`,
    )
    .run(
      details.state,
      details.order ?? null,
      JSON.stringify(details),
      JSON.stringify(summary),
      JSON.stringify(files),
      bytes,
      storedBytes,
      id,
    )
}

export function nextOrder(database: DatabaseSync): number {
  return Number(
    database
      .prepare(
        'SELECT max(ifnull(max(finish_order), 0), (SELECT checkpoint_order FROM state)) + 1 AS next FROM runs',
      )
      .get()!['next'],
  )
}

export function readRuns(database: DatabaseSync, query: RunQuery): StoredRun[] {
  const { id, state, cause, limit } = query
  const conditions: [string, string | number][] = []
  if (id !== undefined) conditions.push(['id = ?', id])
  if (state !== undefined) conditions.push(['state = ?', state])
  if (cause !== undefined) conditions.push(['cause = ?', cause])
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.map(([text]) => text).join(' AND ')}`
  return database
    .prepare(`SELECT * FROM runs ${where} ORDER BY id DESC LIMIT ?`)
    .all(...conditions.map(([, value]) => value), limit ?? -1)
    .map(storedRun)
}

function storedRun(row: Record<string, unknown>): StoredRun {
  const { order: _, ...details }: RunDetails = JSON.parse(String(row['details']))
  const summary = row['summary']
  return {
    ...details,
    labels: details.labels ?? [],
    profileTags: details.profileTags ?? [],
    finished: details.finished,
    exitStatus: details.exitStatus,
    id: Number(row['id']),
    summary: summary === null ? undefined : JSON.parse(String(summary)),
    files: JSON.parse(String(row['files'])),
    bytes: Number(row['bytes']),
    storedBytes: Number(row['stored_bytes']),
  }
}
