/** White space as Python's `\s` has it for text, which is not what JavaScript's has. */
const SPACES = new Set(
  '\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000',
)

const DIGIT = /^\p{Nd}$/u

/** Where the white space that begins at `from` ends. */
export function endOfSpaces(text: string, from: number): number {
  let at = from
  while (at < text.length && SPACES.has(text[at]!)) at++
  return at
}

/** Where the white space begins that ends at `to`. */
export function startOfSpaces(text: string, to: number): number {
  let at = to
  while (at > 0 && SPACES.has(text[at - 1]!)) at--
  return at
}

/** Where the decimal digits of any script that begin at `from` end. */
export function endOfDigits(text: string, from: number): number {
  let at = from
  for (;;) {
    const character = characterAt(text, at)
    if (!DIGIT.test(character)) return at
    at += character.length
  }
}

/** The number that digits of any script make; undefined for more digits than Python reads. */
export function numberOf(digits: string): number | undefined {
  const values = Array.from(digits, digitValue)
  return values.length > 4300 ? undefined : Number(values.join(''))
}

/** The digits of a script follow one another from its zero, and several such runs may touch. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0)!
  let zero = code
  while (DIGIT.test(String.fromCodePoint(zero - 1))) zero--
  return (code - zero) % 10
}

function characterAt(text: string, at: number): string {
  const code = text.codePointAt(at)
  return code === undefined ? '' : String.fromCodePoint(code)
}
