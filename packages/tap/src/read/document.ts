import { lineTypes } from 'tap-parser'
import { BelowPoint } from './below-point.ts'
import type { Clock } from './clock.ts'
import { unescapeTap } from './escapes.ts'
import type { Level } from './level.ts'
import type { Line } from './lines.ts'
import { fromParser, toParser } from './parser.ts'
import { parsePlan } from './plan.ts'
import { isPoint, readPointLine } from './point-line.ts'
import { MAX_DEPTH, TapStructure } from './structure.ts'
import type { TapEvent } from './tap-event.ts'

/**
 * Reads the lines of a TAP document of version 12, 13 or 14. Test points and subtests are tap-parser's; plans
 * and bail-outs are read here, because it drops what follows them, and so is YAML, because it makes objects
 * of it. Of all that is read nothing is kept but the test points that are not complete yet.
 */
export class TapDocument {
  readonly #onEvent: (event: TapEvent) => void
  readonly #structure: TapStructure
  readonly #below: BelowPoint
  #versioned = false
  #bailed = false
  /** Whether the line before was no TAP: blank lines then belong to it. */
  #inText = false

  constructor(onEvent: (event: TapEvent) => void, clock: Clock) {
    this.#onEvent = onEvent
    this.#structure = new TapStructure(onEvent, clock)
    this.#below = new BelowPoint(onEvent)
  }

  /** Whether a test point waits for what may follow it. */
  get holds(): boolean {
    const { held } = this.#innermost
    return held !== undefined && !held.opens
  }

  line(line: Line): void {
    const result = this.#below.block(line)
    if (result === 'taken') return
    if (result !== 'passed') {
      for (const again of result.again) this.line(again)
      // What was swallowed may have begun a block that this line belongs to.
      this.line(line)
      return
    }
    const indent = indentOf(line.text)
    const rest = line.text.slice(indent.length)
    const depth = depthOf(indent)
    if (rest.trim() === '') this.#blank(line)
    else if (rest.startsWith('#') && (depth === undefined || !ANNOUNCEMENT.test(rest))) {
      this.#comment(rest.trimEnd(), indent)
    } else if (rest.trimEnd() !== '---' || !this.#below.startBlock(line, indent, this.#innermost)) {
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
    if (!this.#below.inBlock && this.holds) this.#structure.anchor(this.#innermost.depth)
  }

  /** Ends the document, and with it whatever is still open. */
  end(): void {
    // What a block has swallowed can begin another one.
    while (this.#below.inBlock) for (const line of this.#below.endBlock()) this.line(line)
    this.#structure.end()
  }

  get #innermost(): Level {
    return this.#structure.levels.at(-1)!
  }

  /** Takes a line that may be TAP, and says whether it is. */
  #tap(rest: string, depth: number): boolean {
    const line = toParser(rest.trimEnd())
    if (isPoint(rest)) this.#below.follow(this.#structure.point(readPointLine(rest), depth), depth)
    else if (line.startsWith('#')) this.#announce(rest.trimEnd(), depth)
    else if (line === '{') return this.#openBrace(depth)
    else if (line === '}') return this.#closeBrace(depth)
    else return this.#bailOut(line) || this.#declaration(line, depth)
    return true
  }

  #announce(line: string, depth: number): void {
    this.#below.separate()
    this.#structure.announce(line, depth)
  }

  #openBrace(depth: number): boolean {
    const { held } = this.#innermost
    if (depth !== this.#innermost.depth || held?.diagnostics === undefined || held.opens) return false
    this.#structure.openBrace(held, depth)
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
    if (this.#below.blank()) return
    this.#below.separate()
    if (this.#inText) this.#onEvent({ kind: 'text', line })
  }

  #comment(text: string, indent: string): void {
    this.#inText = false
    if (this.#below.comment(text)) return
    this.#below.separate()
    this.#onEvent({ kind: 'comment', depth: Math.floor(indent.length / 4), text })
  }

  #text(line: Line, indent: string): void {
    const { levels } = this.#structure
    const level = levels[Math.min(Math.floor(indent.length / 4), levels.length - 1)]!
    if (level.strict) {
      const quoted = JSON.stringify(line.text.trim().slice(0, 80))
      level.problems.add('strict', `the document is strict and has a line that is no TAP: ${quoted}`)
    }
    if (this.#below.text(line, indent)) return
    this.#below.separate()
    this.#onEvent({ kind: 'text', line })
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
