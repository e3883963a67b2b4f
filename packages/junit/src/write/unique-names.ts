/** Tells cases of the same class and name apart, as test ids are: the second gets ` #2`. */
export class UniqueNames {
  readonly #taken = new Set<string>()

  unique(className: string | undefined, name: string): string {
    const key = (candidate: string): string => `${className ?? ''}\n${candidate}`
    let unique = name
    for (let number = 2; this.#taken.has(key(unique)); number++) unique = `${name} #${number}`
    this.#taken.add(key(unique))
    return unique
  }
}
