import { Parser, type Result } from 'tap-parser'

/**
 * A parser of tap-parser that keeps nothing: it would remember every test point by its number, and every
 * comment, failure, skip and todo of the document, which are all passed on at once.
 */
export function forgetfulParser(): Parser {
  const parser = new Parser()
  makeForgetful(parser)
  return parser
}

/** Stops a parser from remembering the numbers of test points. */
export function makeForgetful(parser: Parser): void {
  parser.pointsSeen = new ForgetfulMap()
}

/** Empties what a parser has collected. */
export function forget(parser: Parser): void {
  for (const collected of [parser.failures, parser.skips, parser.todos, parser.comments]) {
    if (collected.length > 0) collected.length = 0
  }
}

class ForgetfulMap extends Map<number, Result> {
  override set(): this {
    return this
  }
}

/**
 * Characters that tap-parser must not see as what they are, and those which stand for them on their way: it
 * takes a line separator inside a line for the line's end, then waits for that line for ever and reads nothing
 * more of the document; and it takes a brace for the start of a subtest.
 */
const STANDS_FOR: Readonly<Record<string, string>> = { '\u2028': '\ufdd0', '\u2029': '\ufdd1', '{': '\ufdd2' }

const STOOD_FOR = Object.fromEntries(Object.entries(STANDS_FOR).map(([own, other]) => [other, own]))

export function toParser(line: string): string {
  // Looking for one character costs nothing where a line has only Latin ones.
  if (!line.includes('\u2028') && !line.includes('\u2029')) return line
  return line.replace(/[\u2028\u2029]/g, character => STANDS_FOR[character]!)
}

/** A line in which no brace opens a subtest. */
export function withoutBraces(line: string): string {
  return line.replaceAll('{', STANDS_FOR['{']!)
}

export function fromParser(text: string): string {
  if (!text.includes('\ufdd0') && !text.includes('\ufdd1') && !text.includes('\ufdd2')) return text
  return text.replace(/[\ufdd0-\ufdd2]/g, character => STOOD_FOR[character]!)
}
