const ERASE_LINE = '\r\x1b[K'

export interface ScreenOptions {
  readonly write: (text: string) => void
  /** How wide the terminal is at whose bottom a status line may be kept; asked for each time. */
  readonly columns?: (() => number) | undefined
}

/** Text that scrolls by, with a status line below it that is drawn over and over. */
export class Screen {
  readonly #write: (text: string) => void
  readonly #columns: (() => number) | undefined
  #atLineStart = true
  #status = false

  constructor({ write, columns }: ScreenOptions) {
    this.#write = write
    this.#columns = columns
  }

  /** Prints text just as it is, which may end in the middle of a line. */
  print(text: string): void {
    if (text === '') return
    this.clearStatus()
    this.#write(text)
    this.#atLineStart = text.endsWith('\n')
  }

  /** Prints whole lines: on a line of their own, whatever was printed before. */
  printLines(text: string): void {
    if (!this.#atLineStart) this.print('\n')
    this.print(text)
  }

  /**
   * Draws the status line that `compose` makes for a number of columns. Without a terminal there is none, and
   * neither while a line is unfinished, such as the prompt of a debugger.
   */
  drawStatus(compose: (columns: number) => string): void {
    if (this.#columns === undefined || !this.#atLineStart) return
    // Writing into the last column makes some terminals wrap.
    this.#write(ERASE_LINE + compose(this.#columns() - 1))
    this.#status = true
  }

  clearStatus(): void {
    if (this.#status) this.#write(ERASE_LINE)
    this.#status = false
  }
}
