import { lineTypes } from 'tap-parser'
import type { Held } from './level.ts'
import type { Line } from './lines.ts'
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
  #characters = 0

  constructor(held: Held, depth: number, start: Line) {
    this.held = held
    this.#depth = depth
    this.#indent = indentOf(start.text)
    this.#lines.push(start)
  }

  get full(): boolean {
    return this.#characters > MAX_CHARACTERS
  }

  classify(text: string): BlockLine {
    if (text.trim() === '') return 'content'
    if (text.startsWith(this.#indent)) {
      return text.slice(this.#indent.length).trimEnd() === '...' ? 'end' : 'content'
    }
    let depth = 0
    while (depth < this.#depth && text.startsWith('    ', depth * 4)) depth++
    const rest = text.slice(depth * 4)
    // A line that is indented less than the block shows that the block was none.
    if (depth === this.#depth && indentOf(rest) !== '') return 'beyond'
    if (endsBlock(rest, depth === this.#depth)) return 'beyond'
    return rest.trimStart().startsWith('#') ? 'comment' : 'content'
  }

  add(line: Line): void {
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
   * belong to a subtest, which the block must not swallow.
   */
  givenUp(): { readonly diagnostics: Diagnostics; readonly lines: readonly Line[] } {
    const margin = ' '.repeat((this.#depth + 1) * 4)
    const at = this.#lines.findIndex(
      ({ text }) => text.startsWith(margin) && SUBTEST_LINE.test(text.slice(margin.length)),
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
  const line = `${rest.trimEnd()}\n`
  if (line === '}\n' || lineTypes.testPoint.test(line) || lineTypes.bailout.test(line)) return true
  if (!sameDocument) return false
  return [lineTypes.plan, lineTypes.pragma, lineTypes.version, lineTypes.subtest].some(type =>
    type.test(line),
  )
}
