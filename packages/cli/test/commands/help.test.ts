import { describe, expect, test } from 'vitest'
import { COMMANDS } from '../../src/commands.ts'
import { subunit } from '../support/run.ts'

describe.each(COMMANDS.map(({ name, load }) => [name, load] as const))(
  'the help of subunit %s',
  (name, load) => {
    test('begins with the usage and says what the command does', async () => {
      const { about, operands, trailing } = await load()
      const words = [operands, trailing && `[-- ${trailing}]`].filter(word => word !== undefined)
      const { status, stdout, stderr } = subunit([name, '--help'])
      const [usage, , first] = stdout.split('\n')
      expect({ status, usage, stderr }).toEqual({
        status: 0,
        usage: ['Usage: subunit', name, '[options]', ...words].join(' '),
        stderr: '',
      })
      expect(about.replace(/\s+/g, ' ').startsWith(first!)).toBe(true)
    })

    test('teaches by examples whose options are all there', async () => {
      const { examples } = await load()
      const lines = examples.map(({ line }) => line)
      expect(lines.length).toBeGreaterThan(0)
      for (const line of lines) {
        for (const [command, ...args] of subunitCalls(line)) {
          const known = new Set(subunit([command!, '--help']).stdout.match(/(?<=^ {2}.*?)-{1,2}[\w-]+/gm))
          expect(args.filter(arg => arg.startsWith('-') && arg !== '-' && !known.has(arg))).toEqual([])
        }
      }
    })
  },
)

test('the help of subunit lists all of them', () => {
  const { status, stdout } = subunit(['--help'])
  const listed = [...stdout.matchAll(/^ {2}(\S+)(?: \[.*?\])? {2,}(\S.*)$/gm)].map(([, name, summary]) => [
    name,
    summary,
  ])
  expect({ status, listed: listed.slice(-COMMANDS.length - 1, -1) }).toEqual({
    status: 0,
    listed: COMMANDS.map(({ name, summary }) => [name, summary]),
  })
})

/** The calls of `subunit` in a shell line, each as the command's name and its arguments up to `--`. */
function subunitCalls(line: string): string[][] {
  const words = line.match(/'[^']*'|"[^"]*"|[^\s|;&]+|[|;&]+/g) ?? []
  const calls: string[][] = []
  let call: string[] | undefined
  for (const word of words) {
    if (word === 'subunit') calls.push((call = []))
    else if (/^[|;&>]|^--$/.test(word)) call = undefined
    else call?.push(word)
  }
  return calls
}
