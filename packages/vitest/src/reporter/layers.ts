import type { Failure, FileLocation, Reporting, TestReport } from '@subunit-js/adapter'
import type { TestCase, TestModule, TestSuite } from 'vitest/node'
import { titlesOf } from './titles.ts'

type Scope = TestSuite | TestModule

/** The hooks of one file that run once for a scope: beforeAll and afterAll. */
export class Layers {
  readonly #reporting: Reporting
  readonly #file: FileLocation
  readonly #open = new Map<Scope, Map<string, TestReport>>()

  constructor(reporting: Reporting, file: FileLocation) {
    this.#reporting = reporting
    this.#file = file
  }

  start(scope: Scope, hook: string): void {
    const report = this.#reporting.layer({ ...this.#file, titles: titlesOf(scope) }, hook)
    report.start()
    const open = this.#open.get(scope) ?? new Map<string, TestReport>()
    this.#open.set(scope, open.set(hook, report))
  }

  /** Vitest says this only of hooks that passed. */
  end(scope: Scope, hook: string): void {
    const open = this.#open.get(scope)
    open?.get(hook)?.finish({ status: 'success' })
    open?.delete(hook)
  }

  /**
   * Gives the errors of a scope that has ended to its hooks that have not, in their order; the last of them
   * takes all that remain. Returns the errors that belong to no hook.
   */
  settle(scope: Scope, failures: readonly Failure[]): readonly Failure[] {
    const open = [...(this.#open.get(scope)?.values() ?? [])]
    this.#open.delete(scope)
    open.forEach((report, index) => {
      const own = index === open.length - 1 ? failures.slice(index) : failures.slice(index, index + 1)
      report.finish(own.length === 0 ? { status: 'success' } : { status: 'fail', failures: own })
    })
    return open.length === 0 ? failures : []
  }

  /** The id of the beforeAll that failed in a scope around the test and so kept it from running. */
  preventing(test: TestCase): string | undefined {
    for (let scope: TestCase['parent'] | undefined = test.parent; scope !== undefined; ) {
      const report = this.#open.get(scope)?.get('beforeAll')
      if (report !== undefined) return report.id
      scope = scope.type === 'module' ? undefined : scope.parent
    }
    return undefined
  }
}
