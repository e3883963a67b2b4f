/**
 * The text of a scalar at the top level of a YAML block, or undefined where there is none of that name.
 *
 * Test points carry other people's YAML, and reading it with a full parser would mean tags, anchors and
 * documents made to exhaust memory. Of the whole block only a few plain values matter, so this reads them and
 * nothing else: block scalars, quoted and plain scalars on one line, and quoted ones over several.
 */
export function yamlScalar(yaml: string, key: string): string | undefined {
  const lines = yaml.split('\n')
  const indent = /^ */.exec(lines.find(line => line.trim() !== '' && !/^ *(?:---|#)/.test(line)) ?? '')![0]
  const prefix = `${indent}${key}:`
  const at = lines.findIndex(line => line.startsWith(prefix) && /^(?:\s|$)/.test(line.slice(prefix.length)))
  if (at < 0) return undefined
  const value = lines[at]!.slice(prefix.length).trim()
  const below = lines.slice(at + 1)
  if (value.startsWith('|') || value.startsWith('>')) return blockScalar(below, value, indent.length)
  if (value.startsWith('"') || value.startsWith("'")) return quotedScalar([value, ...below])
  return /^[&*!?[{%@`]/.test(value) ? undefined : withoutComment(value)
}

function withoutComment(value: string): string {
  const comment = value.indexOf(' #')
  return comment < 0 ? value : value.slice(0, comment).trimEnd()
}

/** A literal or folded text: the lines below that are indented more than the key. */
function blockScalar(below: readonly string[], header: string, parent: number): string {
  const end = below.findIndex(line => line.trim() !== '' && indentOf(line) <= parent)
  const lines = end < 0 ? [...below] : below.slice(0, end)
  while (lines.at(-1)?.trim() === '') lines.pop()
  const explicit = /\d/.exec(header)?.[0]
  const first = lines.find(line => line.trim() !== '')
  const indent = explicit === undefined ? indentOf(first ?? '') : parent + Number(explicit)
  const text = lines.map(line => line.slice(Math.min(indent, indentOf(line))))
  return header.startsWith('|') ? text.join('\n') : folded(text)
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length
}

/** Joins the lines of a paragraph by spaces; an empty line ends one. */
function folded(lines: readonly string[]): string {
  return lines
    .join('\n')
    .replace(/(?<!\n)\n(?![\n ])/g, ' ')
    .replace(/\n\n/g, '\n')
}

/** A quoted text. One that is never closed is taken to the end of the block: that is where producers lost it. */
function quotedScalar(lines: readonly string[]): string {
  const text = lines.join('\n')
  return text.startsWith('"') ? doubleQuoted(text) : singleQuoted(text)
}

function singleQuoted(text: string): string {
  const body = /^'((?:[^']|'')*)/.exec(text)![1]!
  return body.replaceAll("''", "'")
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '0': '\0', e: '\x1b', b: '\b' }

function doubleQuoted(text: string): string {
  const body = /^"((?:[^"\\]|\\[\s\S])*)/.exec(text)![1]!
  return body.replace(/\\(x[\da-f]{2}|u[\da-f]{4}|[\s\S])/gi, (_, code: string) =>
    code.length > 1 ? String.fromCharCode(Number.parseInt(code.slice(1), 16)) : (ESCAPES[code] ?? code),
  )
}
