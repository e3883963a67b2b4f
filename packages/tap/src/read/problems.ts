/** What is wrong with a document: the first case of each kind, and how often there were more. */
export class Problems {
  readonly #kinds = new Map<string, { readonly first: string; more: number }>()

  add(kind: string, text: string): void {
    const known = this.#kinds.get(kind)
    if (known === undefined) this.#kinds.set(kind, { first: text, more: 0 })
    else known.more++
  }

  get texts(): string[] {
    return [...this.#kinds.values()].map(({ first, more }) =>
      more === 0 ? first : `${first} (and ${more} more like it)`,
    )
  }
}
