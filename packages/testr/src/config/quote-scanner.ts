/** Where in a shell script a place is: in no quotes, in double or single quotes, or in a comment. */
export type Quoting = 'bare' | 'double' | 'single' | 'comment'

interface Frame {
  readonly quoting: Quoting
  /** What ends a command substitution; empty for the script itself and for quotes. */
  readonly close: ')' | '`' | ''
  /** Parentheses open inside a command substitution. */
  parentheses: number
}

/**
 * Follows the quoting of a POSIX shell script piece by piece, so that a value can be put into it in the form
 * that its place needs. Command substitutions count as scripts of their own; here-documents are not followed.
 */
export class QuoteScanner {
  readonly #frames: Frame[] = [{ quoting: 'bare', close: '', parentheses: 0 }]
  #escaped = false
  #previous = '\n'

  /** The quoting at the end of what was fed so far. */
  get quoting(): Quoting {
    return this.#top.quoting
  }

  /** Whether a backslash escapes what comes next. Asking forgets it. */
  takeEscape(): boolean {
    const escaped = this.#escaped
    this.#escaped = false
    return escaped
  }

  /** Goes on over a literal piece of the script. */
  feed(text: string): void {
    for (const character of text) {
      if (this.#escaped) this.#escaped = false
      else this.#step(character)
      this.#previous = character
    }
  }

  /** Goes on over a value of no interest, which begins no comment and ends no word. */
  skipValue(): void {
    this.#previous = 'x'
  }

  get #top(): Frame {
    return this.#frames.at(-1)!
  }

  #step(character: string): void {
    const { quoting } = this.#top
    if (quoting === 'single') {
      if (character === "'") this.#frames.pop()
    } else if (quoting === 'comment') {
      if (character === '\n') this.#frames.pop()
    } else if (character === '\\') this.#escaped = true
    else if (character === '"') this.#toggle('double')
    else if (character === '(' && this.#previous === '$') this.#push('bare', ')')
    else if (character === '`') this.#backquote()
    else if (quoting === 'bare') this.#bare(character)
  }

  #bare(character: string): void {
    const top = this.#top
    if (character === "'") this.#push('single')
    else if (character === '#' && /[\s;&|()]/.test(this.#previous)) this.#push('comment')
    else if (character === '(') top.parentheses += 1
    else if (character === ')' && top.parentheses > 0) top.parentheses -= 1
    else if (character === ')' && top.close === ')') this.#frames.pop()
  }

  #backquote(): void {
    if (this.#top.close === '`') this.#frames.pop()
    else this.#push('bare', '`')
  }

  #toggle(quoting: Quoting): void {
    if (this.#top.quoting === quoting) this.#frames.pop()
    else this.#push(quoting)
  }

  #push(quoting: Quoting, close: Frame['close'] = ''): void {
    this.#frames.push({ quoting, close, parentheses: 0 })
  }
}
