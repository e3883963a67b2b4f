/**
 * Follows a text in double quotes over the lines of a YAML block. Some producers let such a text go on at the
 * margin, where it can look like TAP.
 */
export class Quotation {
  #open = false

  /** Whether a quotation goes on in the next line. */
  get open(): boolean {
    return this.#open
  }

  /** Reads a line. Returns false when it ends a quotation in its middle, so that it was none after all. */
  read(line: string): boolean {
    if (this.#open) {
      const end = endOfQuotation(line, 0)
      this.#open = end < 0
      return end < 0 || line.slice(end).trim() === ''
    }
    const start = /(?:^\s*|[:-]\s+)"/.exec(line)
    this.#open = start !== null && endOfQuotation(line, start.index + start[0].length) < 0
    return true
  }
}

/** The index behind the quotation mark that ends a text, or -1. */
function endOfQuotation(line: string, from: number): number {
  for (let at = from; at < line.length; at++) {
    if (line[at] === '\\') at++
    else if (line[at] === '"') return at + 1
  }
  return -1
}
