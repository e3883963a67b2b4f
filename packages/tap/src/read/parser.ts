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
  parser.failures.length = 0
  parser.skips.length = 0
  parser.todos.length = 0
  parser.comments.length = 0
}

class ForgetfulMap extends Map<number, Result> {
  override set(): this {
    return this
  }
}

/**
 * Line separators inside a line, which tap-parser takes for the line's end: it then waits for that line for
 * ever and reads nothing more of the document. They travel through it as characters that stand for nothing.
 */
const SEPARATORS = /[\u2028\u2029]/g
const PLACEHOLDERS = /[\ufdd0\ufdd1]/g

export function toParser(line: string): string {
  return line.replace(SEPARATORS, character => (character === '\u2028' ? '\ufdd0' : '\ufdd1'))
}

export function fromParser(text: string): string {
  return text.replace(PLACEHOLDERS, character => (character === '\ufdd0' ? '\u2028' : '\u2029'))
}
