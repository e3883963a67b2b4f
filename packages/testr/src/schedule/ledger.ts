import type { TestEvent } from '@subunit-js/protocol'
import { fileOf } from './scope.ts'

/** How a worker, or its work on one load list, came to its end. */
export interface Ending {
  /** In a sentence's middle: "exited with status 1", "was killed by SIGKILL", "reported the end of its list". */
  readonly how: string
  /** True when the run is being stopped: what has not run is then left, not lost. */
  readonly stopped?: boolean
}

/** An id that ends without a verdict from its worker. */
export interface Loss {
  readonly id: string
  readonly reason: string
  /** True when the test never said that it began; otherwise it was in progress. */
  readonly lost: boolean
}

/** What follows from the end of a load list. */
export interface Settlement {
  /** Tests that fail, since no worker will report them any more. */
  readonly failed: readonly Loss[]
  /** Ids that shall run again elsewhere, once. */
  readonly again: readonly string[]
}

interface Assignment {
  readonly ids: ReadonlySet<string>
  readonly announced: Set<string>
  readonly inProgress: Set<string>
  readonly finished: Set<string>
}

/**
 * Compares what workers were asked for with what they report, so that every id asked for ends with a verdict
 * and none is silently lost. A test in progress when its worker ends has failed; what had not begun runs again
 * elsewhere, once; what is lost a second time has failed.
 *
 * The path of a file stands for all of its tests: it is answered by a final event of its own, or by a worker
 * that ends its list in peace after results from the file.
 */
export class Ledger {
  readonly #assignments = new Map<string, Assignment>()
  readonly #lost = new Set<string>()

  /** A worker was given a load list. It has no other at the time. */
  assign(worker: string, ids: Iterable<string>): void {
    this.#assignments.set(worker, {
      ...{ ids: new Set(ids), announced: new Set(), inProgress: new Set(), finished: new Set() },
    })
  }

  /** A worker said something. */
  event(worker: string, { testId, status }: TestEvent): void {
    const assignment = this.#assignments.get(worker)
    if (assignment === undefined || testId === undefined || status === undefined) return
    if (status === 'exists') assignment.announced.add(testId)
    else if (status === 'inprogress') assignment.inProgress.add(testId)
    else {
      assignment.inProgress.delete(testId)
      assignment.finished.add(testId)
    }
  }

  /** Tests that have begun on a worker and not ended, in the order in which they began. */
  inProgress(worker: string): string[] {
    return [...(this.#assignments.get(worker)?.inProgress ?? [])]
  }

  /** A worker ended its list, or its life. `peaceful` says that it claims to have done all it was asked. */
  end(worker: string, ending: Ending, peaceful: boolean): Settlement {
    const assignment = this.#assignments.get(worker)
    if (assignment === undefined) return { failed: [], again: [] }
    this.#assignments.delete(worker)
    const failed: Loss[] = [...assignment.inProgress].map(id => ({
      ...{ id, lost: false, reason: `The worker ${ending.how} while the test was in progress.` },
    }))
    if (ending.stopped) return { failed, again: [] }
    const again: string[] = []
    for (const id of unanswered(assignment, peaceful)) {
      if (this.#lost.has(id)) failed.push({ id, lost: true, reason: lostTwice(ending) })
      else again.push(id)
      this.#lost.add(id)
    }
    return { failed, again }
  }
}

function lostTwice({ how }: Ending): string {
  return `The test was asked for twice, and no worker reported it; the last one ${how}.`
}

/** What was asked for, or announced in its place, and neither ended nor is blamed for the worker's end. */
function unanswered(assignment: Assignment, peaceful: boolean): string[] {
  const { ids, announced, inProgress, finished } = assignment
  const settled = (id: string): boolean => finished.has(id) || inProgress.has(id)
  const testsByFile = Map.groupBy(
    [...announced].filter(id => fileOf(id) !== id),
    fileOf,
  )
  const touched = new Set([...finished, ...inProgress].map(fileOf))
  return [...ids].flatMap(id => {
    if (settled(id)) return []
    // Tests that a file has announced can be asked for one by one, so that none runs twice.
    const tests = testsByFile.get(id)
    if (tests !== undefined) return tests.filter(test => !settled(test) && !ids.has(test))
    return peaceful && touched.has(id) ? [] : [id]
  })
}
