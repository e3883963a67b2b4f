import type { Failure, FileLocation, Reporting, TestReport } from '@subunit-js/adapter'
import type { TestCase, TestModule, TestSuite } from 'vitest/node'
import { titlesOf } from './titles.ts'

/** What hooks belong to. */
export type Scope = TestSuite | TestModule

interface Layer {
  readonly report: TestReport
  readonly startedAt: number | undefined
}

/**
 * The hooks of one file that run once for a scope: beforeAll and afterAll. The worker tells of them at once,
 * Vitest later, if both can: the second word on the same thing is ignored. Times are in milliseconds since
 * the epoch; without them, now counts.
 */
export class Layers {
  readonly #reporting: Reporting
  readonly #file: FileLocation
  readonly #layers = new Map<Scope, Map<string, Layer>>()

  constructor(reporting: Reporting, file: FileLocation) {
    this.#reporting = reporting
    this.#file = file
  }

  start(scope: Scope, hook: string, at?: number): void {
    const layers = this.#layers.get(scope) ?? new Map<string, Layer>()
    if (layers.has(hook)) return
    const report = this.#reporting.layer({ ...this.#file, titles: titlesOf(scope) }, hook)
    report.start(at)
    this.#layers.set(scope, layers.set(hook, { report, startedAt: at }))
  }

  /** Says that all hooks of that kind have passed. */
  end(scope: Scope, hook: string, at?: number): void {
    const layer = this.#layers.get(scope)?.get(hook)
    if (layer === undefined || layer.report.state === 'finished') return
    const { report, startedAt } = layer
    const duration = at === undefined || startedAt === undefined ? undefined : at - startedAt
    report.finish({ status: 'success', duration })
  }

  /**
   * Gives the errors of a scope that has ended to its hooks that have not, in their order; the last of them
   * takes all that remain. Returns the errors that belong to no hook.
   */
  settle(scope: Scope, failures: readonly Failure[]): readonly Failure[] {
    const open = [...(this.#layers.get(scope)?.values() ?? [])]
      .map(({ report }) => report)
      .filter(report => report.state !== 'finished')
    this.#layers.delete(scope)
    open.forEach((report, index) => {
      const own = index === open.length - 1 ? failures.slice(index) : failures.slice(index, index + 1)
      report.finish(own.length === 0 ? { status: 'success' } : { status: 'fail', failures: own })
    })
    return open.length === 0 ? failures : []
  }

  /** The id of the beforeAll that failed in a scope around the test and so kept it from running. */
  preventing(test: TestCase): string | undefined {
    for (let scope: Scope | undefined = test.parent; scope !== undefined; ) {
      const report = this.#layers.get(scope)?.get('beforeAll')?.report
      if (report !== undefined && report.state !== 'finished') return report.id
      scope = scope.type === 'module' ? undefined : scope.parent
    }
    return undefined
  }
}
