import type { JUnitAttributes, JUnitCase, ResultElement } from '../model/report.ts'

/** Counts cases for the element around all suites, as the library does for each suite. */
export class Counts {
  #tests = 0
  #failures = 0
  #errors = 0
  #skipped = 0

  add({ results }: JUnitCase): void {
    const has = (element: ResultElement): number => (results.some(each => each.element === element) ? 1 : 0)
    this.#tests += 1
    this.#failures += has('failure')
    this.#errors += has('error')
    this.#skipped += has('skipped')
  }

  attributes(): JUnitAttributes {
    return {
      tests: String(this.#tests),
      failures: String(this.#failures),
      errors: String(this.#errors),
      skipped: String(this.#skipped),
    }
  }
}
