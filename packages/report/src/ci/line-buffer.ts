/** Holds back the unfinished last line of a text that comes in pieces. */
export class LineBuffer {
  #rest = ''

  /** The lines that are complete now. */
  take(text: string): string {
    const all = this.#rest + text
    const end = all.lastIndexOf('\n') + 1
    this.#rest = all.slice(end)
    return all.slice(0, end)
  }

  /** What is left, as a line. */
  end(): string {
    const rest = this.#rest === '' ? '' : `${this.#rest}\n`
    this.#rest = ''
    return rest
  }
}
