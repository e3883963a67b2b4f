/** The words that begin a directive, by what they mean. Both forms of a pair are in use. */
const KEYWORDS = {
  test: 'test',
  testing: 'test',
  success: 'success',
  successful: 'success',
  failure: 'failure',
  error: 'error',
  skip: 'skip',
  xfail: 'xfail',
  uxsuccess: 'uxsuccess',
  tags: 'tags',
  time: 'time',
  progress: 'progress',
} as const

export type Keyword = (typeof KEYWORDS)[keyof typeof KEYWORDS]

/** The beginning of a line that is a directive, unless nothing but white space follows it. */
export interface DirectiveStart {
  readonly keyword: Keyword
  /** Index of the first byte after the one that separates the keyword from its argument. */
  readonly argument: number
}

const LONGEST = Math.max(...Object.keys(KEYWORDS).map(word => word.length))
const COLON = 0x3a

/**
 * Reads the first word of a line that begins at `start`. Returns `text` when the line is no directive, and
 * `open` when the bytes up to `end` do not tell.
 */
export function readKeyword(bytes: Uint8Array, start: number, end: number): DirectiveStart | 'text' | 'open' {
  let at = start
  let word = ''
  for (; at < end && isLetter(bytes[at]!) && word.length <= LONGEST; at++)
    word += String.fromCharCode(bytes[at]!)
  const afterWord = at
  while (at < end && bytes[at] === COLON) at++
  if (at === end) return mayBecome(word, at > afterWord) ? 'open' : 'text'
  if (!isBlank(bytes[at]!) || !isKeyword(word)) return 'text'
  return { keyword: KEYWORDS[word], argument: at + 1 }
}

function mayBecome(word: string, complete: boolean): boolean {
  return complete ? isKeyword(word) : Object.keys(KEYWORDS).some(keyword => keyword.startsWith(word))
}

function isKeyword(word: string): word is keyof typeof KEYWORDS {
  return Object.hasOwn(KEYWORDS, word)
}

function isLetter(byte: number): boolean {
  return byte >= 0x61 && byte <= 0x7a
}

/** White space as the protocol knows it: space, tab, line feed, vertical tab, form feed, carriage return. */
export function isBlank(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)
}
