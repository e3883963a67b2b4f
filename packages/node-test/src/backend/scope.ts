import { AsyncLocalStorage } from 'node:async_hooks'
import type { TestReport } from '@subunit-js/adapter'

/** The file, or a suite in it, in which tests are being defined. */
export interface SuiteScope {
  readonly titles: readonly string[]
  readonly parent: SuiteScope | undefined
  /** Whether any test in it is going to run; hooks of others are not called. */
  hasTests: boolean
}

type Scope = { readonly suite: SuiteScope } | { readonly test: TestReport }

const storage = new AsyncLocalStorage<Scope>()
const FILE: SuiteScope = { titles: [], parent: undefined, hasTests: false }

/** The suite that is being defined, or undefined while a test runs. */
export function currentSuite(): SuiteScope | undefined {
  const scope = storage.getStore()
  if (scope === undefined) return FILE
  return 'suite' in scope ? scope.suite : undefined
}

export function currentTest(): TestReport | undefined {
  const scope = storage.getStore()
  return scope !== undefined && 'test' in scope ? scope.test : undefined
}

export function inSuite<T>(suite: SuiteScope, body: () => T): T {
  return storage.run({ suite }, body)
}

export function inTest<T>(test: TestReport, body: () => T): T {
  return storage.run({ test }, body)
}

/** Marks a scope and those around it as having a test that is going to run. */
export function addTest(scope: SuiteScope): void {
  for (let at: SuiteScope | undefined = scope; at !== undefined; at = at.parent) at.hasTests = true
}
