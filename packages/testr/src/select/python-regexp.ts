import { TestrError } from '../error.ts'

/**
 * Compiles a regular expression written for Python's `re`, as configuration files and habits have them, to the
 * JavaScript one that matches the same. Named groups `(?P<n>...)`, `(?P=n)`, comments, `\A`, `\Z`, global flags
 * `(?i)`, Unicode `\w` and `\d`, needless escapes and lone braces are translated; the rest is the same in both.
 *
 * Throws a `TestrError` (`config-value`) that says what is wrong; `what` names the expression in it.
 */
export function pythonRegExp(source: string, what: string, flags = ''): RegExp {
  const global = GLOBAL_FLAGS.exec(source)
  const body = global === null ? source : source.slice(global[0].length)
  try {
    if (global?.[1]?.includes('x')) throw new SyntaxError('the flag x (verbose) is not supported')
    return new RegExp(
      translate(body),
      `u${flags}${[...new Set(global?.[1])].filter(f => 'ims'.includes(f)).join('')}`,
    )
  } catch (cause) {
    const why = (cause as Error).message.replace(/^Invalid regular expression: \/.*\/[a-z]*: /s, '')
    throw new TestrError('config-value', `${what} is not a regular expression: ${source} (${why}).`, {
      cause,
    })
  }
}

const GLOBAL_FLAGS = /^\(\?([aiLmsux]+)\)/
const TOKEN =
  /\\([\s\S])|\(\?#[^)]*\)|\(\?P<(\w+)>|\(\?P=(\w+)\)|\[\^?\]?(?:\\[\s\S]|[^\]\\])*\]|\{\d*,?\d*\}|[{}\]]|[^\\]/gu

/** `\w` of Python is every letter and digit of Unicode. */
const CLASSES: Readonly<Record<string, string>> = {
  w: '\\p{L}\\p{N}_',
  d: '\\p{Nd}',
}

const WORD = `[${CLASSES['w']}]`
const AT_WORD_START = `(?<!${WORD})(?=${WORD})`
const AT_WORD_END = `(?<=${WORD})(?!${WORD})`

function translate(source: string): string {
  if (/(?:^|[^\\])(?:\\\\)*\\$/.test(source)) throw new SyntaxError('it ends with a backslash')
  return source.replace(TOKEN, (token: string, escaped?: string, name?: string, reference?: string) => {
    if (escaped !== undefined) return translateEscape(escaped, false)
    if (name !== undefined) return `(?<${name}>`
    if (reference !== undefined) return `\\k<${reference}>`
    if (token.startsWith('(?#')) return ''
    if (token.length > 1 && token.startsWith('[')) return characterClass(token)
    // Braces that are no counts stand for themselves; so does an upper count without a lower one need a lower.
    if (/^\{,\d+\}$/.test(token)) return `{0${token.slice(1)}`
    if (/^\{\d+(?:,\d*)?\}$/.test(token)) return token
    return token.replace(/[{}\]]/g, '\\$&')
  })
}

function translateEscape(character: string, inClass: boolean): string {
  if (character === 'A' && !inClass) return '(?<![\\s\\S])'
  if (character === 'Z' && !inClass) return '(?![\\s\\S])'
  if (character === 'a') return '\\x07'
  if (character === 'b' && !inClass) return `(?:${AT_WORD_START}|${AT_WORD_END})`
  if (character === 'B' && !inClass) return `(?!${AT_WORD_START}|${AT_WORD_END})`
  const members = CLASSES[character.toLowerCase()]
  if (members !== undefined) {
    const negated = character !== character.toLowerCase()
    if (!inClass) return `[${negated ? '^' : ''}${members}]`
    if (!negated) return members
    return character === 'D' ? '\\P{Nd}' : `\\${character}`
  }
  if (/[A-Za-z0-9^$\\.*+?()[\]{}|/]/.test(character)) return `\\${character}`
  return character === '-' && inClass ? '\\-' : character
}

function characterClass(token: string): string {
  const negated = token.startsWith('[^')
  const members = token.slice(negated ? 2 : 1, -1)
  // A "]" that comes first is a member.
  const rest = members.startsWith(']') ? `\\${members}` : members
  const translated = rest.replace(/\\([\s\S])|\[/gu, (_, escaped?: string) =>
    escaped === undefined ? '\\[' : translateEscape(escaped, true),
  )
  return `[${negated ? '^' : ''}${translated}]`
}
