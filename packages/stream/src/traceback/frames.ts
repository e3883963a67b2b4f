/** A place in a source file that a traceback names. */
export interface Frame {
  /** As the traceback spells it, with `/`; a `file:` address as its path. */
  readonly file: string
  /** Counted from 1. */
  readonly line: number
  /** Counted from 1. */
  readonly column?: number | undefined
}

/** One line each: the file in the first group, then line and column. The first that matches a line counts. */
const SHAPES: readonly RegExp[] = [
  // V8: `    at fn (file:1:2)`, `    at async file:1:2`.
  /^\s*at (?:async )?(?:[^(]*? \()?(.+?):(\d+):(\d+)\)?[,;]?\s*\{?$/,
  // Vitest: ` ❯ fn file:1:2`.
  /^\s*❯ (?:.* )?(\S+?):(\d+):(\d+)$/,
  // Python: `  File "file", line 1, in fn`.
  /^\s*File "(.+?)", line (\d+)/,
  // Perl: `#   at file line 1.`
  /\bat (\S+) line (\d+)\b/,
  // Bats: `(in test file file, line 1)`.
  /\bfile (\S+), line (\d+)\b/,
  // Node's syntax errors, compilers: `file.js:1`, `file.c:1:2: error`.
  /^\s*((?:[A-Za-z]:)?[^\s:()<>"']+\.[A-Za-z]\w*):(\d+)(?::(\d+))?(?=$|[\s:])/,
]

/** The places that a traceback names, of any language that writes to our streams, in their order. */
export function framesOf(traceback: string): Frame[] {
  return traceback.split('\n').flatMap(line => frameOf(line) ?? [])
}

function frameOf(line: string): Frame | undefined {
  // No traceback has lines so long, and data that a test prints may.
  if (line.length > 2000) return undefined
  for (const shape of SHAPES) {
    const match = shape.exec(line)
    if (match === null) continue
    const [, file, row, column] = match
    return {
      file: plainPath(file!),
      line: Number(row),
      column: column === undefined ? undefined : Number(column),
    }
  }
  return undefined
}

function plainPath(file: string): string {
  // Bundlers add a query to the address of a module that they want to be loaded anew.
  const path = file.replaceAll('\\', '/').replace(/\?[^/]*$/, '')
  if (!path.startsWith('file://')) return path
  return decoded(path.slice('file://'.length)).replace(/^\/(?=[A-Za-z]:)/, '')
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
