import { existsSync, readFileSync } from 'node:fs'

/**
 * The database of Python's `dbm.dumb`: `.dir` has a line for each key, `'key', (position, length)`, and `.dat` the
 * values, each beginning at a multiple of 512.
 */
const BLOCK_BYTES = 512

/** Reads the database at `path`.dir and `path`.dat; lines that make no sense and values that are cut off are left out. */
export function readDumbDbm(path: string): Map<string, string> {
  const entries = new Map<string, string>()
  if (!existsSync(`${path}.dir`) || !existsSync(`${path}.dat`)) return entries
  const data = readFileSync(`${path}.dat`)
  for (const line of readFileSync(`${path}.dir`, 'latin1').split('\n')) {
    const match = /^(['"])(.*)\1, \((\d+), (\d+)\)\s*$/.exec(line)
    if (match === null) continue
    const [position, length] = [Number(match[3]), Number(match[4])]
    if (position + length > data.length) continue
    const key = Buffer.from(unescapePython(match[2]!), 'latin1').toString()
    entries.set(key, data.toString('utf8', position, position + length))
  }
  return entries
}

/** Writes a database: the contents of its `.dir` and its `.dat` file. */
export function formatDumbDbm(entries: ReadonlyMap<string, string>): { dir: Uint8Array; dat: Uint8Array } {
  const lines: string[] = []
  const blocks: Buffer[] = []
  let position = 0
  for (const [key, value] of entries) {
    const bytes = Buffer.from(value)
    const block = Buffer.alloc(Math.ceil(bytes.length / BLOCK_BYTES) * BLOCK_BYTES)
    bytes.copy(block)
    lines.push(`'${escapePython(key)}', (${position}, ${bytes.length})\n`)
    blocks.push(block)
    position += block.length
  }
  return { dir: Buffer.from(lines.join(''), 'latin1'), dat: Buffer.concat(blocks) }
}

/** The UTF-8 bytes as a Python string literal of ASCII characters. */
function escapePython(key: string): string {
  return Buffer.from(key)
    .toString('latin1')
    .replace(/[^ -&(-[\]-~]/g, character => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`)
}

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', '\\': '\\', "'": "'", '"': '"' }

function unescapePython(literal: string): string {
  return literal.replace(
    /\\(?:x([0-9a-fA-F]{2})|(.))/g,
    (whole, hex: string | undefined, character: string) =>
      hex === undefined ? (ESCAPES[character] ?? whole) : String.fromCharCode(Number.parseInt(hex, 16)),
  )
}
