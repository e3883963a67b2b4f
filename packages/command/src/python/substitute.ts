import { patternError } from './error.ts'
import { NAMED } from './escape.ts'
import { pythonRegExp } from './regexp.ts'

/** A piece of a template: text as it is, or the number or name of a group. */
type Piece = { readonly text: string } | { readonly group: string }

/**
 * Makes the function that does what Python's `re.sub(pattern, template, text)` does: all matches are replaced
 * by the template, in which `\1`, `\g<1>` and `\g<name>` stand for groups of the match.
 * Throws a `CommandError` (`usage`) that says what is wrong with pattern or template.
 */
export function pythonSubstitution(pattern: string, template: string): (text: string) => string {
  const regexp = pythonRegExp(pattern, { global: true })
  const pieces = readTemplate(template, groupsOf(regexp))
  return text =>
    text.replaceAll(regexp, (...match) => {
      // Behind the groups come offset and input, and then the named groups if there are any.
      const named = typeof match.at(-1) === 'object' ? match.at(-1) : {}
      const groups = { ...match, ...named }
      return pieces.map(piece => ('text' in piece ? piece.text : (groups[piece.group] ?? ''))).join('')
    })
}

function groupsOf(regexp: RegExp): ReadonlySet<string> {
  // With an empty alternative it matches, and a match tells of all groups.
  const match = new RegExp(`${regexp.source}|`, regexp.flags.replace('g', '')).exec('')!
  return new Set([...match.keys()].map(String).concat(Object.keys(match.groups ?? {})))
}

function readTemplate(template: string, groups: ReadonlySet<string>): Piece[] {
  const pieces = template.matchAll(/[^\\]+|\\g<\w+>|\\[1-9]\d?|\\0[0-7]{0,2}|\\.?/gsu)
  return Array.from(pieces, ({ 0: whole, index }) => {
    const piece = readPiece(template, whole, index)
    if ('group' in piece && !groups.has(piece.group)) {
      throw patternError(template, index, `there is no group "${piece.group}"`)
    }
    return piece
  })
}

function readPiece(template: string, whole: string, at: number): Piece {
  if (!whole.startsWith('\\')) return { text: whole }
  const letter = whole[1]
  if (letter === undefined) throw patternError(template, at, 'nothing follows the backslash')
  if (letter === '0') return { text: String.fromCharCode(Number.parseInt(whole.slice(1), 8)) }
  const group = /^\\(?:g<(\w+)>|(\d+))$/.exec(whole)
  if (group !== null) return { group: group[1] ?? group[2]! }
  const named = NAMED[letter]
  if (named !== undefined) return { text: named }
  if (/[A-Za-z]/.test(letter)) throw patternError(template, at, 'that escape means nothing')
  return { text: whole }
}
