import { lineTypes } from 'tap-parser'
import type { Clock } from './clock.ts'
import { unescapeTap } from './escapes.ts'
import type { Held, Level } from './level.ts'
import type { Line } from './lines.ts'
import { fromParser, toParser } from './parser.ts'
import { parsePlan } from './plan.ts'
import { isPoint, normalisePoint } from './point-line.ts'
import { MAX_DEPTH, TapStructure } from './structure.ts'
import type { TapEvent } from './tap-event.ts'
import { YamlBlock } from './yaml-block.ts'

const MAX_COMMENT_CHARACTERS = 1 << 20

/**
 * Reads the lines of a TAP document of version 12, 13 or 14. Test points and subtests are tap-parser's; plans
 * and bail-outs are read here, because it drops what follows them, and so is YAML, because it makes objects
 * of it. Of all that is read nothing is kept but the test points that are not complete yet.
 */
export class TapDocument {
  readonly #onEvent: (event: TapEvent) => void
  readonly #structure: TapStructure
  #block: YamlBlock | undefined
  /** The test point that was read last. */
  #latest: Held | undefined
  #versioned = false
  #bailed = false
  /** Whether the line before was no TAP: blank lines then belong to it. */
  #inText = false

  constructor(onEvent: (event: TapEvent) => void, clock: Clock) {
    this.#onEvent = onEvent
    this.#structure = new TapStructure(onEvent, clock)
  }

  /** Whether a test point waits for what may follow it. */
  get holds(): boolean {
    const { held } = this.#innermost
    return held !== undefined && !held.opens
  }

  line(line: Line): void {
    if (this.#block !== undefined && this.#blockLine(this.#block, line)) return
    const indent = indentOf(line.text)
    const rest = line.text.slice(indent.length)
    const depth = depthOf(indent)
    if (rest.trim() === '') this.#blank(line)
    else if (rest.startsWith('#') && (depth === undefined || !ANNOUNCEMENT.test(rest))) {
      this.#comment(rest.trimEnd(), indent)
    } else if (rest.trimEnd() !== '---' || !this.#startBlock(line, indent)) {
      this.#inText = depth === undefined || !this.#tap(rest, depth)
      if (this.#inText) this.#text(line, indent)
    }
  }

  /** Takes what lies beyond the greatest length of a line. */
  rest(bytes: Uint8Array): void {
    this.#onEvent({ kind: 'rest', bytes })
  }

  /**
   * Lets go of the test point that waits for its diagnostics, because none seem to come. Those that do come
   * later are lines like any other.
   */
  release(): void {
    if (this.#block === undefined && this.holds) this.#structure.anchor(this.#innermost.depth)
  }

  /** Ends the document, and with it whatever is still open. */
  end(): void {
    // What a block has swallowed can begin another one.
    while (this.#block !== undefined) this.#giveUp(this.#block)
    this.#structure.end()
  }

  get #innermost(): Level {
    return this.#structure.levels.at(-1)!
  }

  /** Takes a line that may be TAP, and says whether it is. */
  #tap(rest: string, depth: number): boolean {
    const line = toParser(rest.trimEnd())
    if (isPoint(rest)) this.#latest = this.#structure.point(normalisePoint(rest), depth)
    else if (line.startsWith('#')) this.#announce(rest.trimEnd(), depth)
    else if (line === '{') return this.#openBrace(depth)
    else if (line === '}') return this.#closeBrace(depth)
    else return this.#bailOut(line) || this.#declaration(line, depth)
    return true
  }

  #announce(line: string, depth: number): void {
    this.#separate()
    this.#structure.announce(line, depth)
  }

  #openBrace(depth: number): boolean {
    const { held } = this.#innermost
    if (depth !== this.#innermost.depth || held?.diagnostics === undefined || held.opens) return false
    this.#structure.openBrace(depth)
    held.opens = true
    return true
  }

  #closeBrace(depth: number): boolean {
    if (this.#structure.levels[depth + 1]?.parser.buffered) {
      this.#structure.closeBrace(depth)
      return true
    }
    const held = this.#structure.levels[depth]?.held
    if (!held?.opens) return false
    // A subtest in which nothing was said.
    held.opens = false
    return true
  }

  #bailOut(line: string): boolean {
    const match = lineTypes.bailout.exec(`${line}\n`)
    if (match === null || this.#bailed) return false
    this.#bailed = true
    this.#structure.bailOut()
    this.#onEvent({ kind: 'bailout', reason: unescapeTap(fromParser(match[1] ?? '')).trim() })
    return true
  }

  /** Takes a plan, a pragma or a version. None means anything while a subtest of the same document is open. */
  #declaration(line: string, depth: number): boolean {
    if (this.#structure.levels[depth + 1] !== undefined) return false
    return this.#plan(line, depth) || this.#pragma(line, depth) || this.#version(line, depth)
  }

  #plan(line: string, depth: number): boolean {
    const plan = parsePlan(line)
    if (plan === undefined || this.#structure.levels[depth]?.plan !== undefined) return false
    this.#structure.anchor(depth).setPlan(plan)
    return true
  }

  #pragma(line: string, depth: number): boolean {
    const match = lineTypes.pragma.exec(`${line}\n`)
    if (match === null) return false
    const [, sign, key = ''] = match
    const level = this.#structure.anchor(depth)
    if (key === 'strict') level.strict = sign === '+'
    this.#onEvent({ kind: 'pragma', depth, key, value: sign === '+' })
    return true
  }

  #version(line: string, depth: number): boolean {
    const match = lineTypes.version.exec(`${line}\n`)
    if (match === null) return false
    if (depth > 0) {
      // Subtests have the version of the whole; that some repeat it means nothing.
      this.#structure.anchor(depth)
      return true
    }
    const { plan, count, held } = this.#structure.levels[0]!
    const version = Number(match[1])
    if (this.#versioned || version < 13 || plan !== undefined || count > 0 || held !== undefined) return false
    this.#versioned = true
    this.#structure.anchor(depth)
    this.#onEvent({ kind: 'version', version })
    return true
  }

  #blank(line: Line): void {
    const held = this.#latest
    if (held?.adjacent && held.explanation !== '') {
      held.explanation += '\n'
      return
    }
    this.#separate()
    if (this.#inText) this.#onEvent({ kind: 'text', line })
  }

  /** Comments right below a test point are about it if it failed, or if they are indented as explanations are. */
  #comment(text: string, indent: string): void {
    this.#inText = false
    const held = this.#latest
    const about = held?.adjacent && held.explanation === '' && (held.failed || /^#\s{2}/.test(text))
    if (held !== undefined && about && held.comments.length < MAX_COMMENT_CHARACTERS) {
      held.comments += `${text}\n`
      return
    }
    this.#separate()
    this.#onEvent({ kind: 'comment', depth: Math.floor(indent.length / 4), text })
  }

  #text(line: Line, indent: string): void {
    const { levels } = this.#structure
    const level = levels[Math.min(Math.floor(indent.length / 4), levels.length - 1)]!
    if (level.strict) {
      const quoted = JSON.stringify(line.text.trim().slice(0, 80))
      level.problems.add('strict', `the document is strict and has a line that is no TAP: ${quoted}`)
    }
    if (this.#explains(line, indent)) return
    this.#separate()
    this.#onEvent({ kind: 'text', line })
  }

  /** Takes a line below a failed test point that is indented more: so Mocha tells in TAP 12 what went wrong. */
  #explains({ text }: Line, indent: string): boolean {
    const held = this.#latest
    const margin = this.#innermost.depth * 4
    if (!held?.adjacent || !held.failed || held !== this.#innermost.held || indent.length <= margin)
      return false
    if (held.explanation.length > MAX_COMMENT_CHARACTERS) return false
    held.explanationIndent ??= indent.length
    held.explanation += `${text.slice(Math.min(indent.length, held.explanationIndent))}\n`
    return true
  }

  /** What comes next is not about the test point above any more. */
  #separate(): void {
    if (this.#latest !== undefined) this.#latest.adjacent = false
  }

  /** Begins a block, if there is a test point that it can be about. */
  #startBlock(line: Line, indent: string): boolean {
    const { held, depth } = this.#innermost
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

  /** Takes a line while a block is being read, and says whether the line is done with. */
  #blockLine(block: YamlBlock, line: Line): boolean {
    const kind = block.classify(line.text)
    if (kind === 'beyond') {
      this.#giveUp(block)
      return false
    }
    if (kind === 'end') {
      this.#endBlock(block, block.diagnostics())
    } else if (kind === 'comment') {
      const indent = indentOf(line.text)
      this.#comment(line.text.slice(indent.length).trimEnd(), indent)
    } else {
      block.add(line)
    }
    return true
  }

  /** Ends a block without an end mark, and reads again what it must not have swallowed. */
  #giveUp(block: YamlBlock): void {
    const { diagnostics, lines } = block.givenUp()
    this.#endBlock(block, diagnostics)
    for (const line of lines) this.line(line)
  }

  #endBlock(block: YamlBlock, diagnostics: Held['diagnostics']): void {
    block.held.diagnostics = diagnostics
    block.held.adjacent = false
    this.#block = undefined
  }
}

const ANNOUNCEMENT = /^# Subtest(?::\s|\s*$)/

function indentOf(text: string): string {
  return /^[ \t]*/.exec(text)![0]
}

/** How deep a line is that is indented so, or undefined where no document is. */
function depthOf(indent: string): number | undefined {
  return indent.length % 4 === 0 && !indent.includes('\t')
    ? Math.min(indent.length / 4, MAX_DEPTH)
    : undefined
}
