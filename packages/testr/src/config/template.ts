import { QuoteScanner, type Quoting } from './quote-scanner.ts'

/** A piece of a shell script: text of the configuration, or a value that the shell must never interpret. */
export type Piece = string | Value

/** A value that reaches the script as a variable or as its positional parameters. */
export interface Value {
  /** The name of an environment variable, or `@` for all positional parameters, one word each. */
  readonly variable: string
}

/**
 * Cuts a template at its variables, `$NAME` or `${NAME}` for one of `names`, and puts pieces in their place.
 * As in Python's testr the end of the name is no word boundary, other variables are left to the shell, and
 * what is put in is not searched again.
 */
export function fill(template: string, values: Readonly<Record<string, readonly Piece[]>>): Piece[] {
  const names = Object.keys(values).join('|')
  const pieces: Piece[] = []
  let at = 0
  for (const match of template.matchAll(new RegExp(`\\$(?:(${names})|\\{(${names})\\})`, 'g'))) {
    pieces.push(template.slice(at, match.index), ...values[match[1] ?? match[2]!]!)
    at = match.index + match[0].length
  }
  pieces.push(template.slice(at))
  return pieces
}

/** A script with its values in the form that each place needs. */
export interface Script {
  readonly text: string
  /** Whether positional parameters stand inside quotes, where they become part of one word. */
  readonly joinsParameters: boolean
}

/** Writes the script of some pieces: `"$variable"` outside quotes, and what means the same inside them. */
export function script(pieces: readonly Piece[]): Script {
  const scanner = new QuoteScanner()
  let text = ''
  let joinsParameters = false
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      scanner.feed(piece)
      text += piece
      continue
    }
    // A backslash in front of a variable would escape our quote.
    if (scanner.takeEscape()) text = text.slice(0, -1)
    const { quoting } = scanner
    if (piece.variable === '@' && (quoting === 'double' || quoting === 'single')) joinsParameters = true
    text += REFERENCES[quoting](piece.variable)
    scanner.skipValue()
  }
  return { text, joinsParameters }
}

const REFERENCES: Readonly<Record<Quoting, (variable: string) => string>> = {
  bare: variable => `"$${variable}"`,
  double: variable => `\${${variable === '@' ? '*' : variable}}`,
  single: variable => `'"$${variable === '@' ? '*' : variable}"'`,
  comment: () => '',
}

/** Quotes a word so that a shell takes it as it is. */
export function quote(word: string): string {
  return isPlain(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}

/** Whether a word means nothing but itself to any shell. */
export function isPlain(word: string): boolean {
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(word)
}
