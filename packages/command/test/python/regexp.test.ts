import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { peer } from '../../../../test/support/peers.ts'
import { CommandError, pythonRegExp, pythonSubstitution } from '../../src/index.ts'

const PATTERNS = [
  '',
  'a',
  '.',
  '.+',
  '^a',
  'a$',
  '^$',
  '(?s).+',
  '(?m)^b',
  '(?i)TEST',
  '(?im)^TEST$',
  '\\Atest',
  'test\\Z',
  '\\bé\\w+\\b',
  '\\B.',
  '\\b',
  '\\B',
  '\\d+',
  '\\D+',
  '\\w+',
  '\\W+',
  '\\s\\S',
  '[\\w.-]+',
  '[^\\W\\d]+',
  '[^\\D]+',
  '[]a]+',
  '[^]a]+',
  '[[:a]+',
  '[a\\]b-d\\-]+',
  '[&&~]+',
  '[\\b\\n]',
  '[^\\n]+',
  '(a)(b)?',
  '(?P<first>a)(?P=first)',
  '(a)\\1',
  '(a)\\1{2}',
  '(?:a|b)+?c',
  '(?=t)te(?!x)',
  '(?<=_)one',
  '(?<!t)e',
  '(?#comment)test',
  'a{2}',
  'a{2,}',
  'a{,2}b',
  'a{2,3}?',
  'a{',
  'a{x}',
  'a{,}',
  '}x]',
  '\\x41\\u00e9',
  '\\U0001f600',
  '\\101',
  '\\0',
  '\\"q\\"\\-\\#\\ \\_',
  'a|b|',
  '\\\\',
  '\\.',
  '\\/',
  '/',
  '😀+',
  '[😀é]+',
  '\\a|\\f|\\v|\\t',
]

const SUBJECTS = [
  '',
  'a',
  'aa',
  'aaab',
  'test_one',
  'xx test Test TEST',
  'test\n',
  'a\nb\nc',
  '\r\n\u2028b',
  'pkg.module.Class.test_one',
  'test/a.test.ts > suite > title',
  'naïve école_日本 9٣ ½',
  '"q"-# _',
  'a{ a{x} a{,} aab }x] ]][a:&&~',
  'Aé 😀😀 \0',
  'C:\\path\\b/c',
  'abc bc\bd\x07',
]

/** All matches with their groups, so that the ways of both languages to match nothing are compared too. */
const MATCH = `
import json, re, sys
patterns, subjects, flags = json.load(sys.stdin)
def found(p, s): return [[m.group(0), *m.groups()] for m in re.finditer(p, s, flags)]
json.dump({p: {s: found(p, s) for s in subjects} for p in patterns}, sys.stdout)
`

test.each([
  ['as they are', false],
  ['line by line', true],
])('patterns find what they find in Python, %s', (_, multiline) => {
  const ours = keyed(PATTERNS, pattern => {
    const regexp = pythonRegExp(pattern, { multiline, global: true })
    return keyed(SUBJECTS, subject =>
      [...subject.matchAll(regexp)].map(match => [...match].map(group => group ?? null)),
    )
  })
  expect(ours).toEqual(python(MATCH, [PATTERNS, SUBJECTS, multiline ? 8 : 0]))
})

const SUBSTITUTIONS = [
  ['a', 'b'],
  ['(a)(b)?', '<\\1\\2>'],
  ['(?P<x>t)e', '\\g<x>-\\g<0>-\\g<1>'],
  ['^', 'linux/'],
  ['$', '!'],
  ['x*', '-'],
  ['\\.', ' > '],
  ['_(\\w)', '\\n\\t\\\\\\1\\.\\&$1$&'],
  ['a', '\\0\\01'],
] as const

const SUBSTITUTE = `
import json, re, sys
substitutions, subjects = json.load(sys.stdin)
json.dump([[p, t, {s: re.sub(p, t, s) for s in subjects}] for p, t in substitutions], sys.stdout)
`

test('substitutions do what they do in Python', () => {
  const ours = SUBSTITUTIONS.map(([pattern, template]) => [
    pattern,
    template,
    keyed(SUBJECTS, pythonSubstitution(pattern, template)),
  ])
  expect(ours).toEqual(python(SUBSTITUTE, [SUBSTITUTIONS, SUBJECTS]))
})

test.each<[pattern: string, message: string]>([
  ['a\\', 'the pattern "a\\\\" is no good at character 2: nothing follows the backslash'],
  ['[a', 'the pattern "[a" is no good at character 1: the set of characters has no end'],
  ['[b-a]', 'the pattern "[b-a]" is no good at character 3: that is no range of characters'],
  ['[\\w-a]', 'the pattern "[\\\\w-a]" is no good at character 4: that is no range of characters'],
  ['\\q', 'the pattern "\\\\q" is no good at character 1: that escape means nothing'],
  ['\\x4', 'the pattern "\\\\x4" is no good at character 1: an escape needs 2 hexadecimal digits here'],
  ['a*+', 'the pattern "a*+" is no good at character 3: possessive quantifiers are not supported'],
  ['(?>a)', 'the pattern "(?>a)" is no good at character 1: this kind of group is not supported'],
  ['(?x) a', 'the pattern "(?x) a" is no good at character 3: the flag "x" is not supported'],
  ['(a', 'the pattern "(a" is no good: unterminated group'],
  ['a**', 'the pattern "a**" is no good: nothing to repeat'],
])('%s is refused', (pattern, message) => {
  expect(() => pythonRegExp(pattern)).toThrow(new CommandError('usage', message))
})

test.each<[template: string, message: string]>([
  ['\\2', 'the pattern "\\\\2" is no good at character 1: there is no group "2"'],
  ['a\\g<b>', 'the pattern "a\\\\g<b>" is no good at character 2: there is no group "b"'],
  ['\\q', 'the pattern "\\\\q" is no good at character 1: that escape means nothing'],
  ['\\', 'the pattern "\\\\" is no good at character 1: nothing follows the backslash'],
])('the template %s is refused', (template, message) => {
  expect(() => pythonSubstitution('(a)', template)).toThrow(new CommandError('usage', message))
})

function keyed<T>(keys: readonly string[], of: (key: string) => T): Record<string, T> {
  return Object.fromEntries(keys.map(key => [key, of(key)]))
}

function python(script: string, input: unknown): unknown {
  const { stdout, stderr } = spawnSync(peer('python'), ['-W', 'ignore', '-c', script], {
    input: JSON.stringify(input),
    encoding: 'utf8',
  })
  if (stderr !== '') throw new Error(stderr)
  return JSON.parse(stdout)
}
