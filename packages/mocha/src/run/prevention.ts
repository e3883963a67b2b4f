import type { MochaSuite } from '../mocha.ts'

/** Remembers which blocks a failed hook cut short, to tell why their tests never ran. */
export class Prevention {
  readonly #reasons = new WeakMap<MochaSuite, string>()

  add(suite: MochaSuite, reason: string): void {
    if (!this.#reasons.has(suite)) this.#reasons.set(suite, reason)
  }

  /** Why tests of this block did not run, if a hook of it or of a block around it failed. */
  reasonFor(suite: MochaSuite | undefined): string | undefined {
    for (let at = suite; at !== undefined; at = at.parent) {
      const reason = this.#reasons.get(at)
      if (reason !== undefined) return reason
    }
    return undefined
  }
}
