import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Timestamp } from '@subunit-js/protocol'
import { summarise, timestampFromDate } from '@subunit-js/stream'
import { RepositoryError } from '../error.ts'
import type { Store, StoredRun } from '../store.ts'
import { asV2, eventsOfStored } from './stream-file.ts'

/**
 * Takes the runs of a `.testrepository` or `.stestr` folder into a store, oldest first, then its list of failing
 * tests, as a partial run. Runs are v1 or v2 as each file has it. What other runs would say of times is in the
 * streams themselves; times that no stream bears out are left behind.
 * Throws a `RepositoryError`: `not-a-repository`.
 */
export function importPythonRepository(store: Store, folder: string): StoredRun[] {
  checkFormat(folder)
  const imported = runNumbers(folder).map(number => importRun(store, folder, `${number}`, false))
  const failing = join(folder, 'failing')
  if (!existsSync(failing)) return imported
  return differs(store, readFileSync(failing))
    ? [...imported, importRun(store, folder, 'failing', true)]
    : imported
}

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
  const { start, stop } = timesOf(bytes)
  const written = timestampFromDate(statSync(path).mtime)
  const run = store.begin({ partial, origin: path, started: start ?? written })
  run.write(bytes)
  return run.finish({ finished: stop ?? written })
}

function timesOf(bytes: Uint8Array): { start: Timestamp | undefined; stop: Timestamp | undefined } {
  const summariser = summarise()
  eventsOfStored(bytes, event => summariser.event(event))
  summariser.end()
  return summariser.summary()
}

/** Whether the tests of a file of failing tests are others than those that the store has come to by itself. */
function differs(store: Store, bytes: Uint8Array): boolean {
  const theirs = new Set<string>()
  eventsOfStored(bytes, ({ testId }) => testId !== undefined && theirs.add(testId))
  const ours = new Set(store.attempts({ failing: true }).map(({ testId }) => testId))
  return theirs.size !== ours.size || [...theirs].some(id => !ours.has(id))
}
