import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { foldTests, timestampFromDate } from '@subunit-js/stream'
import { RepositoryError } from '../error.ts'
import { asV2, eventsOfStored, timesOfStored } from '../foreign-stream.ts'
import type { Store, StoredRun } from '../store.ts'

/**
 * Takes the runs of a `.testrepository` or `.stestr` folder into a store, oldest first. Runs are v1 or v2 as each
 * file has it, and times are those of the streams. Where the folder's list of failing tests is not what its last
 * run says, because that was a partial one, the list is taken in as a run of its own before it.
 * Throws a `RepositoryError`: `not-a-repository`.
 */
export function importPythonRepository(store: Store, folder: string): StoredRun[] {
  checkFormat(folder)
  const names = runNumbers(folder).map(String)
  const last = names.pop()
  if (last === undefined) return []
  const partial = isMerged(folder, last)
  const imported = names.map(name => importRun(store, folder, name, false))
  if (partial) imported.push(importRun(store, folder, FAILING, false))
  return [...imported, importRun(store, folder, last, partial)]
}

const FAILING = 'failing'

function checkFormat(folder: string): void {
  const path = join(folder, 'format')
  const format = existsSync(path) ? readFileSync(path, 'utf8') : undefined
  if (format === '1\n') return
  const found =
    format === undefined ? 'has no file "format"' : `has format ${JSON.stringify(format.slice(0, 80))}`
  throw new RepositoryError(
    'not-a-repository',
    `${folder} ${found}: only repositories of testr and stestr with format "1\\n" can be imported.`,
  )
}

function runNumbers(folder: string): number[] {
  return readdirSync(folder)
    .filter(name => /^\d+$/.test(name))
    .map(Number)
    .sort((a, b) => a - b)
}

function importRun(store: Store, folder: string, name: string, partial: boolean): StoredRun {
  const path = join(folder, name)
  const bytes = asV2(readFileSync(path))
  const { start, stop } = timesOfStored(bytes)
  const written = timestampFromDate(statSync(path).mtime)
  const run = store.begin({ partial, origin: path, started: start ?? written })
  run.write(bytes)
  return run.finish({ finished: stop ?? written })
}

/** Whether other tests are on the list of failing tests than those that fail in the last run. */
function isMerged(folder: string, last: string): boolean {
  if (!existsSync(join(folder, FAILING))) return false
  const listed = failuresIn(join(folder, FAILING))
  const failed = failuresIn(join(folder, last))
  return listed.size !== failed.size || [...listed].some(id => !failed.has(id))
}

function failuresIn(path: string): Set<string> {
  const failed = new Set<string>()
  const fold = foldTests({
    bytes: 'drop',
    onTest: ({ testId, status }) => {
      if (status === 'fail' || status === 'inprogress') failed.add(testId)
    },
  })
  eventsOfStored(readFileSync(path), event => fold.event(event))
  fold.end()
  return failed
}
