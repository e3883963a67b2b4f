import { lineTypes } from 'tap-parser'
import type { Held } from './held.ts'
import type { Line } from './lines.ts'
import { toParser } from './parser.ts'
import { isPoint } from './point-line.ts'
import { Quotation } from './quotation.ts'
import type { Diagnostics } from './tap-event.ts'

/** A block with more characters than this is let go as if it had not been ended. */
const MAX_CHARACTERS = 8 << 20

/** What a line is to a block that is being read. */
export type BlockLine =
  /** A line of the YAML, or one that its producer should have indented: it is no TAP. */
  | 'content'
  /** The mark that ends the block. */
  | 'end'
  /** A comment that is indented less than the block. */
  | 'comment'
  /** TAP, which shows that the block has no end. */
  | 'beyond'

/** The YAML block of a test point while its lines come in. tap-parser never sees them. */
export class YamlBlock {
  readonly held: Held
  readonly #depth: number
  /** The indentation of the whole block, that of its document included. */
  readonly #indent: string
  readonly #lines: Line[] = []
  readonly #texts: string[] = []
  readonly #quotation = new Quotation()
  /** The first line that is in a quotation and would be TAP otherwise. */
  #swallowed: number | undefined
  /** Whether the quotation that has such a line goes on, so that it may have been none. */
  #doubtful = false
  #characters = 0
  #broken = false

  constructor(held: Held, depth: number, start: Line) {
    this.held = held
    this.#depth = depth
    this.#indent = indentOf(start.text)
    this.#lines.push(start)
  }

  classify(text: string): BlockLine {
    if (this.#broken || this.#characters > MAX_CHARACTERS) return 'beyond'
    if (text.trim() === '') return 'content'
    const own = text.startsWith(this.#indent)
    const mark = text.slice(this.#indent.length).trimEnd()
    // Another block begins or ends here, so what came before was its test point.
    if (this.#doubtful && (text.trim() === '---' || (own && mark === '...'))) return 'beyond'
    if (own) return mark === '...' ? 'end' : 'content'
    return this.#quotation.open ? 'content' : this.#outside(text)
  }

  /** Classifies a line that is not indented as the block is. */
  #outside(text: string): BlockLine {
    let depth = 0
    while (depth < this.#depth && text.startsWith('    ', depth * 4)) depth++
    const rest = text.slice(depth * 4)
    // A line that is indented less than the block shows that the block was none.
    if (depth === this.#depth && indentOf(rest) !== '') return 'beyond'
    if (endsBlock(rest, depth === this.#depth)) return 'beyond'
    return rest.trimStart().startsWith('#') ? 'comment' : 'content'
  }

  #isTap(text: string): boolean {
    return text.trim() !== '' && !text.startsWith(this.#indent) && this.#outside(text) === 'beyond'
  }

  add(line: Line): void {
    if (this.#quotation.open && !this.#doubtful && this.#isTap(line.text)) {
      this.#doubtful = true
      this.#swallowed ??= this.#lines.length
    }
    if (!this.#quotation.read(line.text)) this.#broken = this.#doubtful
    else if (!this.#quotation.open) this.#doubtful = false
    this.#lines.push(line)
    this.#texts.push(line.text.startsWith(this.#indent) ? line.text.slice(this.#indent.length) : line.text)
    this.#characters += line.text.length + 1
  }

  /** The diagnostics of a block that was ended. */
  diagnostics(): Diagnostics {
    return { text: this.#texts.map(text => `${text}\n`).join(''), terminated: true }
  }

  /**
   * Takes a block without an end apart: what is about the test point, and the lines from the first on that
   * are TAP, which the block must not swallow.
   */
  givenUp(): { readonly diagnostics: Diagnostics; readonly lines: readonly Line[] } {
    const margin = ' '.repeat((this.#depth + 1) * 4)
    const at = this.#lines.findIndex(
      ({ text }, index) =>
        index === this.#swallowed ||
        (text.startsWith(margin) && SUBTEST_LINE.test(text.slice(margin.length))),
    )
    const own = at < 0 ? this.#texts : this.#texts.slice(0, at - 1)
    return {
      diagnostics: { text: ['---', ...own].map(text => `${text}\n`).join(''), terminated: false },
      lines: at < 0 ? [] : this.#lines.slice(at),
    }
  }
}

const SUBTEST_LINE = /^(?: {4})*(?:# Subtest(?:: |$)|(?:not )?ok(?: |$)|\d+\.\.\d+(?:\s|$))/

function indentOf(text: string): string {
  return /^[ \t]*/.exec(text)![0]
}

/** Whether a line without indentation is TAP that no block goes on after. */
function endsBlock(rest: string, sameDocument: boolean): boolean {
  const line = `${toParser(rest.trimEnd())}\n`
  if (line === '}\n' || isPoint(rest) || lineTypes.bailout.test(line)) return true
  if (!sameDocument) return false
  return [lineTypes.plan, lineTypes.pragma, lineTypes.version, lineTypes.subtest].some(type =>
    type.test(line),
  )
}
