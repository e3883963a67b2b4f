/** Keeps the few largest of many. */
export class Slowest<Value> {
  readonly #limit: number
  readonly #kept: { readonly value: Value; readonly milliseconds: number }[] = []

  constructor(limit: number) {
    this.#limit = limit
  }

  add(value: Value, milliseconds: number): void {
    const kept = this.#kept
    if (kept.length === this.#limit && milliseconds <= kept.at(-1)!.milliseconds) return
    const at = kept.findIndex(each => each.milliseconds < milliseconds)
    kept.splice(at < 0 ? kept.length : at, 0, { value, milliseconds })
    kept.length = Math.min(kept.length, this.#limit)
  }

  /** The slowest first; of equals the earlier. */
  list(): readonly { readonly value: Value; readonly milliseconds: number }[] {
    return this.#kept
  }
}
