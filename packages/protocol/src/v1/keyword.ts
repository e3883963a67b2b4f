export type Keyword =
  | 'test'
  | 'success'
  | 'failure'
  | 'error'
  | 'skip'
  | 'xfail'
  | 'uxsuccess'
  | 'tags'
  | 'time'
  | 'progress'

/** The words that begin a directive, and what they mean. Both forms of a pair are in use. */
const WORDS: readonly [string, Keyword][] = [
  ['test', 'test'],
  ['testing', 'test'],
  ['success', 'success'],
  ['successful', 'success'],
  ['failure', 'failure'],
  ['error', 'error'],
  ['skip', 'skip'],
  ['xfail', 'xfail'],
  ['uxsuccess', 'uxsuccess'],
  ['tags', 'tags'],
  ['time', 'time'],
  ['progress', 'progress'],
]

/** The beginning of a line that is a directive, unless nothing but white space follows it. */
export interface DirectiveStart {
  readonly keyword: Keyword
  /** Index of the first byte after the one that separates the keyword from its argument. */
  readonly argument: number
}

const COLON = 0x3a
const LONGEST = Math.max(...WORDS.map(([word]) => word.length))

// Words are looked up by a number whose digits to the base of 27 are their letters: every line has a first word,
// and most are no keyword, so that no string is made of them.
const keywords = new Map(WORDS.map(([word, keyword]) => [wordNumber(word), keyword]))
const beginnings = new Set(
  WORDS.flatMap(([word]) => [...word, ''].map((_, end) => wordNumber(word.slice(0, end)))),
)

/**
 * Reads the first word of a line that begins at `start`. Returns `text` when the line is no directive, and
 * `open` when the bytes up to `end` do not tell.
 */
export function readKeyword(bytes: Uint8Array, start: number, end: number): DirectiveStart | 'text' | 'open' {
  let at = start
  let word = 0
  for (; at < end && isLetter(bytes[at]!) && at - start <= LONGEST; at++) word = withLetter(word, bytes[at]!)
  const afterWord = at
  while (at < end && bytes[at] === COLON) at++
  const keyword = keywords.get(word)
  if (at === end) return keyword !== undefined || (at === afterWord && beginnings.has(word)) ? 'open' : 'text'
  return keyword !== undefined && isBlank(bytes[at]!) ? { keyword, argument: at + 1 } : 'text'
}

/** White space as the protocol knows it: space, tab, line feed, vertical tab, form feed, carriage return. */
export function isBlank(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)
}

function isLetter(byte: number): boolean {
  return byte >= 0x61 && byte <= 0x7a
}

function wordNumber(word: string): number {
  return [...word].reduce((number, letter) => withLetter(number, letter.charCodeAt(0)), 0)
}

/** Ten digits are exact, and an eleventh makes a number that is no keyword's. */
function withLetter(word: number, letter: number): number {
  return word * 27 + (letter - 0x60)
}
