import { endOfDigits, endOfSpaces, numberOf, startOfSpaces } from './characters.ts'

/** A plan as the reference reads it: only the last number counts. */
export interface PythonPlan {
  readonly stop: number
  readonly comment: string | undefined
}

/** The line of a test as the reference reads it. */
export interface PythonTest {
  readonly ok: boolean
  readonly number: number | undefined
  readonly description: string | undefined
  readonly directive: 'todo' | 'skip' | undefined
  readonly comment: string | undefined
}

/** Reads `A..B` with an optional ` # comment`. */
export function matchPlan(line: string): PythonPlan | undefined {
  const first = endOfDigits(line, 0)
  if (first === 0 || !line.startsWith('..', first)) return undefined
  const second = endOfDigits(line, first + 2)
  if (second === first + 2) return undefined
  const stop = numberOf(line.slice(first + 2, second)) ?? Number.POSITIVE_INFINITY
  const at = endOfSpaces(line, second)
  if (at === line.length) return { stop, comment: undefined }
  const comment = line[at] === '#' ? endOfSpaces(line, at + 1) : at
  return comment > at + 1 ? { stop, comment: line.slice(comment) } : undefined
}

/**
 * Reads a test as the reference's pattern does:
 * `(ok|not ok)(?:\s+(\d+)?)?(?:\s+([^#]*[^#\s]+)\s*)?(?:\s+#\s+(TODO|SKIP|skip|todo)(?:\s+(.*))?)?\n`.
 * By hand, because that pattern takes time that grows with the third power of a line's length.
 */
export function matchTest(line: string): PythonTest | undefined {
  const ok = line.startsWith('ok')
  if (!ok && !line.startsWith('not ok')) return undefined
  const status = ok ? 2 : 6
  const word = endOfSpaces(line, status)
  if (word === line.length) return { ok, ...NOTHING }
  if (word === status) return undefined
  const digits = endOfDigits(line, word)
  const after = endOfSpaces(line, digits)
  // Digits are a number only when something else follows them, or nothing at all, not even a space.
  const numbered = digits > word && (digits === line.length || (after > digits && after < line.length))
  if (!numbered) return matchDescription(line, word, { ok, ...NOTHING })
  const number = numberOf(line.slice(word, digits))
  return digits === line.length
    ? { ok, ...NOTHING, number }
    : matchDescription(line, after, { ok, ...NOTHING, number })
}

const NOTHING = { number: undefined, description: undefined, directive: undefined, comment: undefined }

/** Reads the description and the directive that begin at `from`, where there is white space before. */
function matchDescription(line: string, from: number, test: PythonTest): PythonTest | undefined {
  const sign = line.indexOf('#', from)
  const end = startOfSpaces(line, sign < 0 ? line.length : sign)
  const described = end > from ? { ...test, description: line.slice(from, end) } : test
  if (sign < 0) return described
  return sign === end ? undefined : matchDirective(line, sign, described)
}

function matchDirective(line: string, sign: number, test: PythonTest): PythonTest | undefined {
  const word = endOfSpaces(line, sign + 1)
  const name = line.slice(word, word + 4)
  if (word === sign + 1 || !['TODO', 'SKIP', 'todo', 'skip'].includes(name)) return undefined
  const directive = name.toLowerCase() as 'todo' | 'skip'
  if (word + 4 === line.length) return { ...test, directive }
  const comment = endOfSpaces(line, word + 4)
  return comment === word + 4 ? undefined : { ...test, directive, comment: line.slice(comment) }
}
