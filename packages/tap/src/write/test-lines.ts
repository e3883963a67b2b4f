import type { TestRecord } from '@subunit-js/stream'
import { escapeTap } from '../read/escapes.ts'
import { decodeLossily } from '../read/utf8.ts'
import { diagnosticsOf, messageOf } from './diagnostics.ts'
import type { TestNode } from './node.ts'
import { yamlLines } from './yaml.ts'

/** The lines of the test with the number `number` of its document: its subtest, its test point, its diagnostics. */
export function* testLines(node: TestNode, number: number): Generator<string> {
  const name = description(node.name)
  if (node.children.length > 0) {
    yield name === '' ? '# Subtest' : `# Subtest: ${name}`
    yield* indented(subtestLines(node.children))
  }
  yield pointLine(node, name, number)
  const insideFails = node.children.some(child => child.fails)
  const diagnostics = yamlLines(diagnosticsOf(node.test, messageOf(node.test, insideFails)))
  if (diagnostics.length > 0) yield* ['---', ...diagnostics, '...'].map(line => `  ${line}`)
}

function* subtestLines(children: readonly TestNode[]): Generator<string> {
  let number = 0
  for (const child of children) yield* testLines(child, ++number)
  yield `1..${number}`
}

function* indented(lines: Iterable<string>): Generator<string> {
  for (const line of lines) yield `    ${line}`
}

function pointLine({ test, fails }: TestNode, name: string, number: number): string {
  const described = name === '' ? '' : ` - ${name}`
  const [ok, directive] = fails ? ['not ok', ''] : [statusWord(test), directiveOf(test)]
  return `${ok} ${number}${described}${directive}`
}

function statusWord({ status }: TestRecord): string {
  return status === 'xfail' || status === 'fail' ? 'not ok' : 'ok'
}

function directiveOf(test: TestRecord): string {
  const { status } = test
  const word = status === 'skip' ? 'SKIP' : status === 'xfail' || status === 'uxsuccess' ? 'TODO' : ''
  if (word === '') return ''
  const reason = test.attachments.find(({ name }) => name === 'reason')
  const text = reason === undefined ? '' : description(decodeLossily(reason.bytes).replace(/\s+/g, ' '))
  return text === '' ? ` # ${word}` : ` # ${word} ${text}`
}

/**
 * A text for a line of a test point: printable, with TAP's escapes, and not mistaken for more than it is. A
 * brace at its end would open a subtest in the reading of node-tap.
 */
function description(text: string): string {
  const printable = text.trim().replace(/[\p{Cc}\u2028\u2029\p{Cs}]/gu, character => {
    const code = character.charCodeAt(0).toString(16)
    return character === '\n' ? '\\n' : code.length <= 2 ? `\\x${code.padStart(2, '0')}` : `\\u{${code}}`
  })
  return escapeTap(printable.endsWith('{') ? `${printable}…` : printable)
}
