/** A mapping that is written as YAML: texts, numbers, and mappings of these. */
export interface YamlMapping {
  readonly [key: string]: string | number | YamlMapping
}

/**
 * Writes a mapping as lines of YAML 1.2, in the narrow part of it that Perl's TAP::Parser reads as well: it
 * dies of much that is valid YAML, and with it the whole run. So a text of several lines is a literal block
 * whose empty lines are indented too, and every other text is in double quotes on one line.
 */
export function yamlLines(mapping: YamlMapping, indent = ''): string[] {
  return Object.entries(mapping).flatMap(([key, value]) => {
    const name = `${indent}${/^[A-Za-z_][\w-]*$/.test(key) ? key : quoted(key)}:`
    if (typeof value === 'number') return [`${name} ${value}`]
    if (typeof value !== 'string') return [name, ...yamlLines(value, `${indent}  `)]
    if (!isBlock(value)) return [`${name} ${quoted(value)}`]
    const lines = value.replace(/\n$/, '').split('\n')
    return [`${name} |`, ...lines.map(line => `${indent}  ${line}`)]
  })
}

/** Whether a text can be a literal block: several lines, no white space at its start, nothing unprintable. */
function isBlock(text: string): boolean {
  return (
    /^\S.*\n[\s\S]/u.test(text) && !/\n\n$|[^\n\t\P{Cc}]|[\u2028\u2029\ufeff\ufffe\uffff\p{Cs}]/u.test(text)
  )
}

const ESCAPES: Readonly<Record<string, string>> = { '\n': 'n', '\t': 't', '\r': 'r', '"': '"', '\\': '\\' }

function quoted(text: string): string {
  const inner = text.replace(/["\\\p{Cc}\u2028\u2029\ufeff\ufffe\uffff\p{Cs}]/gu, character => {
    const named = ESCAPES[character]
    if (named !== undefined) return `\\${named}`
    const code = character.charCodeAt(0).toString(16)
    return code.length <= 2 ? `\\x${code.padStart(2, '0')}` : `\\u${code.padStart(4, '0')}`
  })
  return `"${inner}"`
}
