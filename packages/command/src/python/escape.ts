import { patternError } from './error.ts'

/** Characters that have a name of their own behind a backslash, in patterns and templates. */
export const NAMED: Readonly<Record<string, string>> = {
  a: '\x07',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
}

/** Word characters in Python: letters, numbers and the underscore of all scripts. */
export const WORD = '\\p{L}\\p{N}_'

/** What an escape means: one character, or a class of them. `end` is the index behind it. */
export type Escape =
  | { readonly character: string; readonly end: number }
  | { readonly members: string; readonly negated: boolean; readonly end: number }

/**
 * Reads the escape whose backslash is at `at`, of those that mean the same inside and outside of brackets.
 * Undefined for others. Throws a `CommandError` for escapes that Python refuses too.
 */
export function readEscape(pattern: string, at: number): Escape | undefined {
  const letter = pattern[at + 1]
  if (letter === undefined) throw patternError(pattern, at, 'nothing follows the backslash')
  const members = CLASSES[letter.toLowerCase()]
  if (members !== undefined) return { members, negated: letter < 'a', end: at + 2 }
  if (NAMED[letter] !== undefined) return { character: NAMED[letter], end: at + 2 }
  const digits = NUMERIC[letter]
  if (digits !== undefined) return numeric(pattern, at, digits)
  const octal = /^\\(0[0-7]{0,2}|[0-3][0-7]{2})/.exec(pattern.slice(at, at + 4))
  if (octal !== null) {
    return { character: String.fromCharCode(Number.parseInt(octal[1]!, 8)), end: at + octal[0].length }
  }
  if (/[A-Za-z0-9]/.test(letter)) return undefined
  const character = String.fromCodePoint(pattern.codePointAt(at + 1)!)
  return { character, end: at + 1 + character.length }
}

const CLASSES: Readonly<Record<string, string>> = { d: '\\p{Nd}', w: WORD, s: '\\s\\x1c-\\x1f\\x85' }

const NUMERIC: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 }

function numeric(pattern: string, at: number, digits: number): Escape {
  const hex = pattern.slice(at + 2, at + 2 + digits)
  const code = Number.parseInt(hex, 16)
  if (!/^[0-9A-Fa-f]+$/.test(hex) || hex.length < digits || code > 0x10ffff) {
    throw patternError(pattern, at, `an escape needs ${digits} hexadecimal digits here`)
  }
  return { character: String.fromCodePoint(code), end: at + 2 + digits }
}
