import type { Held } from './held.ts'
import type { Level } from './level.ts'
import type { Line } from './lines.ts'
import type { TapEvent } from './tap-event.ts'
import { YamlBlock } from './yaml-block.ts'

const MAX_CHARACTERS = 1 << 20

/** What became of a line while a YAML block was read. */
export type BlockResult =
  /** The line was of the block. */
  | 'taken'
  /** There was no block for it. */
  | 'passed'
  /** The block has no end. These lines of it are to be read anew, and then the line itself. */
  | { readonly again: readonly Line[] }

/** Collects what stands below a test point and is about it: YAML, comments, text. */
export class BelowPoint {
  readonly #onEvent: (event: TapEvent) => void
  /** The test point that was read last, and the depth of its document. */
  #held: Held | undefined
  #depth = 0
  #block: YamlBlock | undefined

  constructor(onEvent: (event: TapEvent) => void) {
    this.#onEvent = onEvent
  }

  /** Whether a YAML block has begun and not ended. */
  get inBlock(): boolean {
    return this.#block !== undefined
  }

  /** Notes the test point that all that follows is below. */
  follow(held: Held, depth: number): void {
    this.#held = held
    this.#depth = depth
  }

  /** What comes next is not about the test point any more, unless it is YAML. */
  separate(): void {
    if (this.#held !== undefined) this.#held.adjacent = false
  }

  /** Takes an empty line if it is in the middle of a text about the test point. */
  blank(): boolean {
    const held = this.#held
    if (!held?.adjacent || held.explanation === '') return false
    held.explanation += '\n'
    return true
  }

  /** Takes a comment right below the test point if that failed, or if it is indented as explanations are. */
  comment(text: string): boolean {
    const held = this.#held
    if (!held?.adjacent || held.explanation !== '' || held.comments.length > MAX_CHARACTERS) return false
    if (!held.failed && !/^#\s{2}/.test(text)) return false
    held.comments += `${text}\n`
    return true
  }

  /** Takes a line below a failed test point that is indented more: so Mocha tells in TAP 12 what went wrong. */
  text({ text }: Line, indent: string): boolean {
    const held = this.#held
    if (!held?.adjacent || !held.failed || indent.length <= this.#depth * 4) return false
    if (held.explanation.length > MAX_CHARACTERS) return false
    held.explanationIndent ??= indent.length
    held.explanation += `${text.slice(Math.min(indent.length, held.explanationIndent))}\n`
    return true
  }

  /** Begins a YAML block if there is a test point in the innermost document that it can be about. */
  startBlock(line: Line, indent: string, { held, depth }: Level): boolean {
    if (held === undefined || held.diagnostics !== undefined) return false
    const margin = ' '.repeat(depth * 4)
    if (indent.length <= margin.length || !indent.startsWith(margin)) return false
    // What only seemed to explain the point is output after all.
    for (const text of held.explanation.split('\n').slice(0, -1)) {
      this.#onEvent({ kind: 'text', line: { text, end: '\n' } })
    }
    held.explanation = ''
    this.#block = new YamlBlock(held, depth, line)
    return true
  }

  /** Reads a line while there may be a block. */
  block(line: Line): BlockResult {
    const block = this.#block
    if (block === undefined) return 'passed'
    const kind = block.classify(line.text)
    if (kind === 'beyond') return { again: this.endBlock() }
    // A comment in the middle of a block is about its test point.
    if (kind === 'comment') block.held.comments += `${line.text.trim()}\n`
    else if (kind === 'content') block.add(line)
    else this.#close(block, block.diagnostics())
    return 'taken'
  }

  /** Ends a block without an end mark and returns the lines that it must not have swallowed. */
  endBlock(): readonly Line[] {
    const block = this.#block
    if (block === undefined) return []
    const { diagnostics, lines } = block.givenUp()
    this.#close(block, diagnostics)
    return lines
  }

  #close({ held }: YamlBlock, diagnostics: Held['diagnostics']): void {
    held.diagnostics = diagnostics
    held.adjacent = false
    this.#block = undefined
  }
}
