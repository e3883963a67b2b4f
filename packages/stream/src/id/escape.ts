/** Backslashes, control characters (C0, delete, C1), and surrogates without their other half. */
const ESCAPED = /[\\\p{Cc}\p{Cs}]/u

const ESCAPED_EACH = new RegExp(ESCAPED.source, 'gu')

/**
 * Makes an id of any text: one line, valid Unicode, with nothing at its ends that readers of load lists trim.
 * A backslash is doubled, a newline becomes `\n`, other controls `\xNN`, a lone surrogate `\u{dXXX}`, a space
 * at either end `\x20`. Different texts give different ids.
 */
export function escapeId(text: string): string {
  const inner = ESCAPED.test(text) ? text.replace(ESCAPED_EACH, escapeCharacter) : text
  const tail = inner.endsWith(' ') ? `${inner.slice(0, -1)}\\x20` : inner
  return tail.startsWith(' ') ? `\\x20${tail.slice(1)}` : tail
}

function escapeCharacter(character: string): string {
  if (character === '\\') return '\\\\'
  if (character === '\n') return '\\n'
  const code = character.charCodeAt(0).toString(16)
  return code.length <= 2 ? `\\x${code.padStart(2, '0')}` : `\\u{${code}}`
}
