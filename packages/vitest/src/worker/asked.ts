// What backend commands ask of a worker. Workers are many, so each part is only loaded when it is wanted.
import { noteDeclaredModes } from './declared-modes.ts'
import type { Preparation } from './instrument.ts'
import { markLeftOut } from './left-out.ts'
import type { WorkerRequest } from './messages.ts'

/** Makes runners do what is asked: run exactly the tests of a list, or mark those that `.only` leaves out. */
export async function askedPreparation(request: WorkerRequest, project: string): Promise<Preparation> {
  const { loadList } = request
  if (loadList === undefined) {
    return runner => {
      const declared = noteDeclaredModes(runner)
      return file => markLeftOut(file, declared)
    }
  }
  const { selector } = await import('./select.ts')
  return runner =>
    selector({ request: { ...request, loadList }, declared: noteDeclaredModes(runner), project })
}
