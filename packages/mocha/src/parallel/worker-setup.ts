import { readFileSync } from 'node:fs'
import { openRelayWriter, type RelayWriter } from '@subunit-js/adapter/relay-writer'
import { Root, Selection } from '@subunit-js/adapter/selection'
import { parseLoadList } from '@subunit-js/stream/reporting'
import { WORKER_VARIABLE, type WorkerSetup } from './message.ts'

/** What a worker process needs, which runs many files. */
export interface Worker {
  readonly setup: WorkerSetup
  readonly relay: RelayWriter
  readonly root: Root
  readonly selection: Selection | undefined
}

let worker: Worker | undefined

/** Reads what the main process has handed over; what tests start does not inherit it. */
export function thisWorker(): Worker {
  worker ??= createWorker(JSON.parse(process.env[WORKER_VARIABLE]!))
  delete process.env[WORKER_VARIABLE]
  return worker
}

function createWorker(setup: WorkerSetup): Worker {
  const { loadList } = setup
  return {
    setup,
    relay: openRelayWriter(setup.relay),
    root: new Root(setup.root),
    selection: loadList === undefined ? undefined : new Selection(parseLoadList(readFileSync(loadList))),
  }
}
