import type { Store, StoredRun } from '../store.ts'

/** The newest run that is over and was no probe. */
export function lastRun(store: Store): StoredRun | undefined {
  const [finished] = store.runs({ state: 'finished', cause: 'run', limit: 1 })
  const [interrupted] = store.runs({ state: 'interrupted', cause: 'run', limit: 1 })
  return (interrupted?.id ?? -1) > (finished?.id ?? -1) ? interrupted : finished
}
