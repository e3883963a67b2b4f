import { CommandError } from '../error.ts'
import { translateBrackets } from './brackets.ts'
import { patternError } from './error.ts'
import { readEscape, WORD } from './escape.ts'

export interface RegExpOptions {
  /** `^` and `$` also match at the ends of lines (`re.MULTILINE`). */
  readonly multiline?: boolean
  /** The expression finds all matches, one after the other. */
  readonly global?: boolean
}

/** What the beginning of a pattern says about all of it. */
interface Flags {
  readonly multiline: boolean
  readonly dotAll: boolean
}

/**
 * Makes a regular expression that matches what the pattern matches in Python's `re`. Differences in spelling
 * are translated; what JavaScript has no words for (verbose patterns, conditions, atomic groups, possessive
 * quantifiers) is refused.
 * Throws a `CommandError` (`usage`) that says what is wrong and where.
 */
export function pythonRegExp(
  pattern: string,
  { multiline = false, global = false }: RegExpOptions = {},
): RegExp {
  const [head, letters = ''] = /^\(\?([A-Za-z]+)\)/.exec(pattern) ?? ['']
  const refused = /[^aimsu]/.exec(letters)
  if (refused !== null) throw patternError(pattern, 2, `the flag "${refused[0]}" is not supported`)
  const flags = { multiline: multiline || letters.includes('m'), dotAll: letters.includes('s') }
  const source = translate(pattern, head.length, flags)
  try {
    return new RegExp(source, `v${letters.includes('i') ? 'i' : ''}${global ? 'g' : ''}`)
  } catch (cause) {
    throw new CommandError('usage', `the pattern ${JSON.stringify(pattern)} is no good: ${reason(cause)}`, {
      cause,
    })
  }
}

/** The engine's message without the translated pattern, which nobody typed. */
function reason(error: unknown): string {
  return error instanceof Error ? error.message.slice(error.message.lastIndexOf(': ') + 2).toLowerCase() : ''
}

function translate(pattern: string, start: number, flags: Flags): string {
  let source = ''
  for (let at = start; at < pattern.length; ) {
    const { text, end } = translateOne(pattern, at, flags)
    source += text
    at = end
  }
  return source
}

interface Translated {
  readonly text: string
  readonly end: number
}

function translateOne(pattern: string, at: number, flags: Flags): Translated {
  const character = String.fromCodePoint(pattern.codePointAt(at)!)
  const end = at + character.length
  switch (character) {
    case '\\':
      return translateEscape(pattern, at)
    case '[': {
      const brackets = translateBrackets(pattern, at)
      return { text: brackets.source, end: brackets.end }
    }
    case '(':
      return translateGroup(pattern, at)
    case '.':
      return { text: flags.dotAll ? '[\\s\\S]' : '[^\\n]', end }
    // Python knows one kind of line end, JavaScript four.
    case '^':
      return { text: flags.multiline ? '(?<=^|\\n)' : '^', end }
    case '$':
      return { text: flags.multiline ? '(?=\\n|$)' : '(?=\\n?$)', end }
    case '*':
    case '+':
    case '?':
      return translateQuantifier(pattern, at, character)
    case '{':
      return translateBraces(pattern, at)
    case '|':
    case ')':
      return { text: character, end }
    default:
      return { text: literal(character), end }
  }
}

function translateEscape(pattern: string, at: number): Translated {
  const assertion = ASSERTIONS[pattern[at + 1] ?? '']
  if (assertion !== undefined) return { text: assertion, end: at + 2 }
  const escaped = readEscape(pattern, at)
  if (escaped === undefined) {
    const reference = /^\\([1-9]\d?)/.exec(pattern.slice(at, at + 3))
    if (reference === null) throw patternError(pattern, at, 'that escape means nothing')
    // A digit may follow that does not belong to it.
    return { text: `(?:\\${reference[1]})`, end: at + reference[0].length }
  }
  if ('character' in escaped) return { text: literal(escaped.character), end: escaped.end }
  return { text: `[${escaped.negated ? '^' : ''}${escaped.members}]`, end: escaped.end }
}

const AFTER_WORD = `(?<=[${WORD}])`
const BEFORE_WORD = `(?=[${WORD}])`
const AFTER_OTHER = `(?<=^|[^${WORD}])`
const BEFORE_OTHER = `(?=$|[^${WORD}])`

/** None of them is a negative look behind: V8 finds those between the halves of a surrogate pair. */
const ASSERTIONS: Readonly<Record<string, string>> = {
  A: '^',
  Z: '$',
  b: `(?:${AFTER_WORD}${BEFORE_OTHER}|${AFTER_OTHER}${BEFORE_WORD})`,
  B: `(?:${AFTER_WORD}${BEFORE_WORD}|(?!^$)${AFTER_OTHER}${BEFORE_OTHER})`,
}

function translateGroup(pattern: string, at: number): Translated {
  const rest = pattern.slice(at)
  const [comment] = /^\(\?#[^)]*\)/.exec(rest) ?? []
  if (comment !== undefined) return { text: '', end: at + comment.length }
  const [whole, name] = /^\(\?P=(\w+)\)/.exec(rest) ?? []
  if (whole !== undefined) return { text: `(?:\\k<${name}>)`, end: at + whole.length }
  const [named] = /^\(\?P(?=<\w+>)/.exec(rest) ?? []
  if (named !== undefined) {
    const end = pattern.indexOf('>', at) + 1
    return { text: `(?${pattern.slice(at + named.length, end)}`, end }
  }
  const [plain] = /^\((?:\?(?::|=|!|<=|<!|-?i:))?(?!\?)/.exec(rest) ?? []
  if (plain === undefined) throw patternError(pattern, at, 'this kind of group is not supported')
  return { text: plain, end: at + plain.length }
}

/** Copies a quantifier and the `?` that makes it lazy. */
function translateQuantifier(
  pattern: string,
  at: number,
  quantifier: string,
  end: number = at + 1,
): Translated {
  if (pattern[end] === '+') throw patternError(pattern, end, 'possessive quantifiers are not supported')
  return pattern[end] === '?' ? { text: `${quantifier}?`, end: end + 1 } : { text: quantifier, end }
}

/** A brace that begins no quantifier is a character like others. */
function translateBraces(pattern: string, at: number): Translated {
  const match = /^\{(?:(\d+)|(\d*),(\d*))\}/.exec(pattern.slice(at))
  if (match === null) return { text: '\\{', end: at + 1 }
  const [whole, exactly, least, most] = match
  const quantifier = exactly === undefined ? `{${least || 0},${most}}` : whole
  return translateQuantifier(pattern, at, quantifier, at + whole.length)
}

function literal(character: string): string {
  return /[\^$\\.*+?()[\]{}|/]/.test(character) ? `\\${character}` : character
}
