/** The line of a test point, as tap-parser reads it. */
export interface PointLine {
  readonly text: string
  /** The number that it bears; undefined where it bears none. */
  readonly number: number | undefined
  /** The description, where the line has no directive, no escape and no brace: nothing to interpret. */
  readonly plain: string | undefined
}

/** Whether a line without indentation is a test point. */
export function isPoint(line: string): boolean {
  return /^(?:ok(?:[ \t]|\{?$)|not ok\b)/.test(line)
}

/**
 * Writes the line of a test point as tap-parser reads it. Left to itself that loses failing points which the
 * standard's `/^not ok/` means and which prove counts: with a tab or other punctuation behind the words.
 */
export function readPointLine(line: string): PointLine {
  const status = line.startsWith('ok') ? 2 : 6
  const word = endOfBlanks(line, status)
  const digits = endOfDigits(line, word)
  const after = endOfBlanks(line, digits)
  // A brace may stand right behind what is there of status and number.
  const brace = line[digits] === '{' && line.slice(digits).trimEnd() === '{'
  const numbered = digits > word && word > status && (after > digits || after === line.length || brace)
  const number = numbered ? Number(line.slice(word, digits)) : undefined
  const plain = /[#\\{]/.test(line) ? undefined : description(line, numbered ? after : word)
  // Most lines are written as the standard shows it, and stay as they are.
  const single =
    isBlank(line, status, word) && (!numbered || after === digits || isBlank(line, digits, after))
  if (single && !brace) return { text: line, number, plain }
  const words = numbered ? [line.slice(word, digits), line.slice(after)] : [line.slice(word).trimEnd()]
  const text = [line.slice(0, status), ...words].filter(each => each !== '').join(' ')
  return { text: brace ? text.trimEnd() : text, number, plain }
}

/** What stands from `at` on, without the dash that introduces it. */
function description(line: string, at: number): string {
  return line.slice(line.startsWith('- ', at) ? at + 2 : at).trim()
}

/** Whether there is exactly one space between two indices. */
function isBlank(line: string, from: number, to: number): boolean {
  return to === from + 1 && line[from] === ' '
}

function endOfBlanks(line: string, from: number): number {
  let at = from
  while (line[at] === ' ' || line[at] === '\t') at++
  return at
}

function endOfDigits(line: string, from: number): number {
  let at = from
  while (line[at]! >= '0' && line[at]! <= '9') at++
  return at
}
