import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Decoder, encodeV1, testEvent, V1Encoder } from '@subunit-js/protocol'
import { eventsOf } from '@subunit-js/stream'
import { RepositoryError } from '../error.ts'
import { readFailing } from '../query/failing-records.ts'
import type { Store } from '../store.ts'
import { formatDumbDbm } from './dumb-dbm.ts'

/**
 * Writes a store's complete runs, failing tests and times as a folder that Python's testr and stestr read and go
 * on with: `.testrepository` for the one, `.stestr` for the other, whose layouts are the same. Runs are numbered
 * from 0. v1 streams cannot carry everything: see `V1Encoder`. Probes are left out.
 * Throws a `RepositoryError`: `exists` if the folder has anything in it.
 */
export function exportPythonRepository(store: Store, folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new RepositoryError(
      'exists',
      `${folder} is not empty: a repository is exported into a folder of its own.`,
    )
  }
  mkdirSync(folder, { recursive: true })
  const runs = store.runs({ cause: 'run' }).filter(({ state }) => state !== 'running')
  for (const [number, { id }] of runs.reverse().entries()) {
    writeFileSync(join(folder, `${number}`), v1Of(store.read(id)), { mode: 0o600 })
  }
  writeFileSync(join(folder, 'failing'), failingV1(store), { mode: 0o600 })
  writeTimes(store, folder)
  writeFileSync(join(folder, 'next-stream'), `${runs.length}\n`)
  // Last, so that a folder that is written in part is no repository.
  writeFileSync(join(folder, 'format'), '1\n')
}

function v1Of(pieces: Iterable<Uint8Array>): Uint8Array {
  const encoder = new V1Encoder()
  const decoder = new Decoder(event => encoder.append(event))
  for (const bytes of pieces) decoder.write(bytes)
  decoder.end()
  encoder.end()
  return encoder.take()
}

/** A test whose run was removed is known to fail and no more. */
function failingV1(store: Store): Uint8Array {
  return encodeV1(
    readFailing(store)
      .reverse()
      .flatMap(({ attempt, record }) =>
        record === undefined ? [testEvent({ testId: attempt.testId, status: 'fail' })] : eventsOf(record),
      ),
  )
}

function writeTimes(store: Store, folder: string): void {
  const times = new Map(Array.from(store.times(), ([id, { last }]) => [id, `${last / 1000}`]))
  const { dir, dat } = formatDumbDbm(times)
  writeFileSync(join(folder, 'times.dbm.dat'), dat)
  writeFileSync(join(folder, 'times.dbm.dir'), dir)
}
