import { patternError } from './error.ts'
import { readEscape } from './escape.ts'

/** Translates the set of characters whose `[` is at `at`. `end` is the index behind its `]`. */
export function translateBrackets(
  pattern: string,
  at: number,
): { readonly source: string; readonly end: number } {
  const negated = pattern[at + 1] === '^'
  let next = negated ? at + 2 : at + 1
  const first = next
  let members = ''
  while (pattern[next] !== ']' || next === first) {
    const low = readMember(pattern, next, at)
    next = low.end
    if (pattern[next] !== '-' || pattern[next + 1] === ']') {
      members += low.source
      continue
    }
    const high = readMember(pattern, next + 1, at)
    if (low.code === undefined || high.code === undefined || low.code > high.code) {
      throw patternError(pattern, next, 'that is no range of characters')
    }
    members += `${low.source}-${high.source}`
    next = high.end
  }
  return { source: `[${negated ? '^' : ''}${members}]`, end: next + 1 }
}

interface Member {
  readonly source: string
  /** Undefined for a class of characters, which cannot be the end of a range. */
  readonly code: number | undefined
  readonly end: number
}

function readMember(pattern: string, at: number, open: number): Member {
  if (at >= pattern.length) throw patternError(pattern, open, 'the set of characters has no end')
  if (pattern[at] !== '\\') return oneCharacter(String.fromCodePoint(pattern.codePointAt(at)!), at)
  // Between brackets, \b is the backspace.
  if (pattern[at + 1] === 'b') return { ...oneCharacter('\b', at), end: at + 2 }
  const escaped = readEscape(pattern, at)
  if (escaped === undefined) throw patternError(pattern, at, 'that escape means nothing between brackets')
  if ('character' in escaped) return { ...oneCharacter(escaped.character, at), end: escaped.end }
  const source = escaped.negated ? `[^${escaped.members}]` : escaped.members
  return { source, code: undefined, end: escaped.end }
}

function oneCharacter(character: string, at: number): Member {
  const code = character.codePointAt(0)!
  return { source: `\\u{${code.toString(16)}}`, code, end: at + character.length }
}
