import { lineTypes, type Parser, type Result } from 'tap-parser'
import { type Announcement, resolveAnnouncements } from './announcements.ts'
import type { Clock, Span } from './clock.ts'
import { belongingsOf, type Held, newlyHeld } from './held.ts'
import { Level } from './level.ts'
import { forget, forgetfulParser, fromParser, makeForgetful, toParser, withoutBraces } from './parser.ts'
import { plainPoint, testPoint } from './point.ts'
import type { PointLine } from './point-line.ts'
import { announcedNames, announces, closingKind, subtestName } from './subtest-name.ts'
import type { TapEvent, TestPoint } from './tap-event.ts'

/** A line that stands for others where tap-parser has to know that there is TAP, but not which. */
const ANCHOR = 'pragma +seen'

/**
 * The test points of a document and how its subtests are nested, as tap-parser sees them. It is given lines
 * one by one, each with the depth at which it stands, and only those it needs: test points, what announces,
 * opens and closes subtests, and an anchor for any other TAP.
 */
export class TapStructure {
  /** The documents that are open, the whole one first. */
  readonly levels: Level[] = []
  readonly #onEvent: (event: TapEvent) => void
  readonly #clock: Clock
  readonly #root: Parser = forgetfulParser()
  /** Comments that announce subtests, until it is seen what they mean. */
  #announcements: Announcement[] = []
  /** The depths of the subtests that begin with the line that is being read and were announced by the standard. */
  readonly #announced = new Set<number>()
  #bailed = false
  #ended = false

  constructor(onEvent: (event: TapEvent) => void, clock: Clock) {
    this.#onEvent = onEvent
    this.#clock = clock
    this.#open(this.#root)
    // Nothing that the parser is given is extra to it. Should a line turn out to be, it is not lost.
    this.#root.on('extra', (text: string) => {
      if (!this.#ended) onEvent({ kind: 'text', line: { text: fromParser(text.trimEnd()), end: '\n' } })
    })
  }

  /** Reads the line of a test point and returns what may be added to it until the next. */
  point(line: PointLine, depth: number): Held {
    const { text } = line
    // A test point that closes one subtest cannot open another, which would have no test point of its own.
    const closes = this.levels[depth + 1] !== undefined
    const opens = !closes && line.plain === undefined && OPENS_SUBTEST.test(text)
    const plain = this.#isPlain(line, depth)
      ? { text, ok: text.startsWith('ok'), name: line.plain! }
      : undefined
    if (plain === undefined) this.#feedPoint(closes ? withoutBraces(text) : text, depth)
    else this.#letGo(this.levels[depth]!)
    const level = this.levels[depth]!
    level.beginPoint()
    level.held = newlyHeld(line, { plain, opens, arrival: this.#clock.now() })
    return level.held
  }

  /** Whether tap-parser is not needed to understand a test point: most are as simple as that. */
  #isPlain({ plain }: PointLine, depth: number): boolean {
    return plain !== undefined && depth === this.levels.length - 1 && this.#announcements.length === 0
  }

  /** Reports the test point that the innermost document holds. */
  #letGo(level: Level): void {
    const { held } = level
    if (held?.plain !== undefined) this.#report(level, plainPoint(held.plain, belongingsOf(held)))
    else if (held !== undefined) level.parser.emitResult()
  }

  /** Reads a comment that announces a subtest. */
  announce(text: string, depth: number): void {
    // More than can be nested are no announcements any more.
    if (this.#announcements.length > MAX_DEPTH) this.#comment(this.#announcements.splice(0, 1))
    this.#announcements.push({ depth, text: text === '# Subtest:' ? '# Subtest' : text })
  }

  /** Reads the opening brace of a subtest on a line of its own, behind the diagnostics of its test point. */
  openBrace(held: Held, depth: number): void {
    if (held.plain !== undefined) {
      const { text } = held.plain
      held.plain = undefined
      this.#feedPoint(text, depth)
    }
    // tap-parser takes this brace only behind a block that it has seen.
    for (const line of ['  ---', '  block: seen', '  ...', '{']) this.#feed(line, depth)
  }

  closeBrace(depth: number): void {
    this.#feed('}', depth)
  }

  /** Notes any other TAP: it completes the test point before it, and may begin a subtest. */
  anchor(depth: number): Level {
    this.#feed(ANCHOR, depth)
    return this.levels[depth]!
  }

  /** From here on the document need not be complete. */
  bailOut(): void {
    this.#bailed = true
  }

  /** Ends the document, and with it whatever is still open. */
  end(): void {
    this.#letGoPlain()
    this.#comment(this.#announcements)
    this.#ended = true
    this.#root.end()
  }

  /** Gives a test point to the parser, at once to that of its document where nothing begins with it. */
  #feedPoint(line: string, depth: number): void {
    const text = `${toParser(line)}\n`
    const match = this.#announcements.length === 0 ? lineTypes.testPoint.exec(text) : null
    const level = this.levels[depth]
    if (match === null || level === undefined) {
      this.#feed(line, depth)
    } else {
      this.#letGoPlain()
      level.parser.parseTestPoint(match, text)
    }
  }

  /** Gives a line to the parser, behind the announcements of the subtests that it begins. */
  #feed(line: string, depth: number): void {
    this.#letGoPlain()
    if (this.#announcements.length > 0) this.#openAnnounced(line, depth)
    this.#write(line, depth)
    this.#announced.clear()
  }

  /** Reports a test point that the parser does not know of, before it learns of anything else. */
  #letGoPlain(): void {
    const level = this.levels.at(-1)!
    if (level.held?.plain !== undefined) this.#letGo(level)
  }

  #openAnnounced(line: string, depth: number): void {
    const innermost = this.levels.at(-1)!
    // The subtest in braces is its test point's, whatever a comment says.
    if (innermost.held?.opens && depth > innermost.depth) this.#write(ANCHOR, innermost.depth + 1)
    const open = this.levels.length - 1
    const { openings, rest } = resolveAnnouncements(this.#announcements, open, depth)
    this.#announcements = []
    // Some announce every test point, whether it has a subtest or not.
    this.#comment(rest.filter(announcement => announcement.depth !== depth || !announces(announcement, line)))
    for (const { depth, announcement } of openings) {
      if (announcement?.depth === depth - 1) this.#announced.add(depth)
      if (announcement === undefined) this.#write(ANCHOR, depth)
      else this.#write(announcement.text, depth - 1)
    }
  }

  #write(line: string, depth: number): void {
    this.#root.write(`${INDENTS[depth]}${toParser(line)}\n`)
  }

  #comment(announcements: readonly Announcement[]): void {
    for (const announcement of announcements) this.#onEvent({ kind: 'comment', ...announcement })
  }

  #open(parser: Parser): void {
    const parent = this.levels.at(-1)
    // The name of a subtest in braces is its test point's and has been unescaped with it.
    const names = announcedNames(parser)
    const level = new Level(parser, this.levels.length, names, this.#clock.now(), parent?.strict ?? false)
    this.levels.push(level)
    parser.on('assert', (result: Result) => this.#assert(level, result))
    parser.on('complete', () => this.#complete(level))
    parser.on('child', (child: Parser) => {
      makeForgetful(child)
      this.#open(child)
    })
    if (parent === undefined) return
    level.announced = this.#announced.has(level.depth)
    const name = subtestName(names[0] ?? '')
    this.#onEvent({
      kind: 'subtest',
      depth: parent.depth,
      name: name === '' ? undefined : name,
      start: level.start,
    })
  }

  #assert(level: Level, result: Result): void {
    forget(level.parser)
    const { held, unclosed } = level
    result.name = fromParser(result.name)
    const closed = result.closingTestPoint ? unclosed : undefined
    if (closed !== undefined) level.unclosed = undefined
    const closes = closed === undefined ? undefined : closingKind(closed.names, result.name)
    if (closes === 'subtest of another name') {
      const named = JSON.stringify(result.name)
      level.problems.add('misnamed', `${subtestOf(closed!)} was closed by a test point named ${named}`)
    }
    this.#report(level, testPoint(result, { ...belongingsOf(held), closes }), closed)
  }

  #report(level: Level, point: TestPoint, closed?: Level): void {
    const { held } = level
    level.held = undefined
    // Nothing can be added to it any more.
    if (held !== undefined) held.adjacent = false
    level.addPoint(held?.number)
    this.#onEvent({ kind: 'point', depth: level.depth, point, ...this.#spanOf(point, closed, held) })
  }

  #spanOf(point: TestPoint, closed: Level | undefined, held: Held | undefined): Span {
    const arrival = held?.arrival ?? this.#clock.now()
    return closed === undefined
      ? this.#clock.point(point.milliseconds, arrival)
      : this.#clock.since(closed.start, point.milliseconds, arrival)
  }

  #complete(level: Level): void {
    forget(level.parser)
    const { depth, unclosed } = level
    if (unclosed !== undefined) {
      // The standard has only a subtest fail that was announced; others without an end count as output.
      if (!this.#bailed && unclosed.announced) {
        level.problems.add('unclosed', `${subtestOf(unclosed)} was not closed by a test point`)
      }
      this.#onEvent({ kind: 'abandoned', depth, announced: unclosed.announced, stop: this.#clock.now() })
    }
    if (!this.#bailed) level.finish()
    this.#onEvent({
      kind: 'end',
      depth,
      plan: level.plan,
      count: level.count,
      problems: level.problems.texts,
    })
    this.levels.length = depth
    const parent = this.levels.at(-1)
    if (parent !== undefined) parent.unclosed = level
  }
}

/** Deeper subtests count as being this deep, so that no input exhausts the stack. */
export const MAX_DEPTH = 60

const INDENTS: readonly string[] = Array.from({ length: MAX_DEPTH + 1 }, (_, depth) => ' '.repeat(depth * 4))

/** The brace at the end of a test point, which may have a directive behind it. */
const OPENS_SUBTEST = /\{\s*(?:#\s*(?:todo|skip|time=|duration_ms)[^\n]*)?$/i

function subtestOf(level: Level): string {
  return level.names[0] === undefined ? 'a subtest' : `the subtest ${JSON.stringify(level.names[0])}`
}
