import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { peer } from '../../../../test/support/peers.ts'
import { pythonRegExp } from '../../src/select/python-regexp.ts'

const PATTERNS = [
  '([^\\.]+\\.)+',
  '(?P<file>[^>]+) > ',
  '(?P<a>x)(?P=a)',
  '(?i)TEST',
  '\\Atest\\Z',
  '\\w+',
  '[\\w.-]+',
  '[\\d\\-x]+',
  '[^\\D]+',
  '\\"q\\"\\-\\#\\ \\_',
  'a{',
  'a{,2}b',
  'a{2,}',
  '}x]',
  '[]a]+',
  '[^]a]+',
  '[[:a]+',
  '(?#comment)test',
  '(?<=test)\\d',
  '(?:a|b)+?',
  '\\s\\S\\b',
  '\\S\\B.',
  '.+',
  '\\x41\\u00e9',
  '',
]

const SUBJECTS = [
  'pkg.module.Class.test_one',
  'test/a.test.ts > suite > title',
  'xx test Test TEST',
  'test',
  'test\n',
  'naïve_日本 9٣',
  '"q"-# _',
  'a{ aab aaa }x] ]][a:',
  'test1 Aé 😀',
]

const SCRIPT = `
import json, re, sys
patterns, subjects = json.load(sys.stdin)
def found(m): return None if m is None else m.group(0)
json.dump([[found(re.search(p, s)) for s in subjects] for p in patterns], sys.stdout)
`

test('finds what Python finds', () => {
  const input = JSON.stringify([PATTERNS, SUBJECTS])
  const python = spawnSync(peer('python'), ['-W', 'ignore', '-c', SCRIPT], { input, encoding: 'utf8' })
  const ours = PATTERNS.map(pattern =>
    SUBJECTS.map(subject => pythonRegExp(pattern, 'The filter').exec(subject)?.[0] ?? null),
  )
  expect({ stderr: python.stderr, found: ours }).toStrictEqual({
    stderr: '',
    found: JSON.parse(python.stdout),
  })
})

test('says what is wrong with an expression', () => {
  const messages = ['(', '[a', 'a\\', '(?x) a', '*'].map(source => {
    try {
      return String(pythonRegExp(source, 'The filter'))
    } catch (error) {
      return (error as Error).message
    }
  })
  expect(messages).toMatchInlineSnapshot(`
    [
      "The filter is not a regular expression: ( (Unterminated group).",
      "The filter is not a regular expression: [a (Unterminated character class).",
      "The filter is not a regular expression: a\\ (it ends with a backslash).",
      "The filter is not a regular expression: (?x) a (the flag x (verbose) is not supported).",
      "The filter is not a regular expression: * (Nothing to repeat).",
    ]
  `)
})
