/** What Python's `str.isspace` calls space; JavaScript's own `\s` differs in six characters. */
const SPACE = '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000'

const LEADING = new RegExp(`^[${SPACE}]+`)
const TRAILING = new RegExp(`[${SPACE}]+$`)
const SPACES = new RegExp(`[${SPACE}]+`)

/** Python's `str.rstrip()`. */
export function stripEnd(text: string): string {
  return text.replace(TRAILING, '')
}

/** Python's `str.strip()`. */
export function strip(text: string): string {
  return stripEnd(text.replace(LEADING, ''))
}

/** Python's `str.split()`: the words between runs of space. */
export function words(text: string): string[] {
  return strip(text)
    .split(SPACES)
    .filter(word => word !== '')
}

/** How many space characters a line begins with. */
export function indentOf(line: string): number {
  return LEADING.exec(line)?.[0].length ?? 0
}

/** The lines of a text as Python's text files give them, without their ends: LF, CR LF and CR end a line. */
export function lines(text: string): string[] {
  const all = text.split(/\r\n|\r|\n/)
  if (all.at(-1) === '') all.pop()
  return all
}
