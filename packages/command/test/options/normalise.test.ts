import { expect, test } from 'vitest'
import { normaliseArguments } from '../../src/options/normalise.ts'

const SYNTAXES = [
  { long: '--success', short: '-s', arity: 0 },
  { long: '--no-success', short: undefined, arity: 0 },
  { long: '--with', short: '-m', arity: 1 },
  { long: '--with-tag', short: undefined, arity: 1 },
  { long: '--rename', short: undefined, arity: 2 },
  { long: undefined, short: '-x', arity: 1 },
]
const ALL = SYNTAXES.flatMap(({ long }) => long ?? [])

test.each<[args: string[], normal: string[]]>([
  [['file'], ['file']],
  [['-'], ['-']],
  [
    ['--with', 'a', 'file'],
    ['--with=a', 'file'],
  ],
  [['--with=a=b'], ['--with=a=b']],
  [['--with='], ['--with=']],
  [['--with', '--success'], ['--with=--success']],
  [
    ['--with', 'a', '--', '--with', 'b'],
    ['--with=a', '--', '--with', 'b'],
  ],
  [
    ['--rename', 'a', 'b', 'c'],
    ['--rename=a', '--rename=b', 'c'],
  ],
  [
    ['--rename=a', 'b', 'c'],
    ['--rename=a', '--rename=b', 'c'],
  ],
  [['-m', 'a'], ['--with=a']],
  [['-ma'], ['--with=a']],
  [
    ['-sm', 'a'],
    ['-s', '--with=a'],
  ],
  [['-s'], ['-s']],
  [['-xa'], ['-xa']],
  // What lacks arguments or is unknown is for the parser to complain about.
  [['--with'], ['--with']],
  [['--rename', 'a'], ['--rename=a']],
  [
    ['-q', '--unknown=1'],
    ['-q', '--unknown=1'],
  ],
  [['--success=1'], ['--success=1']],
])('%j becomes %j', (args, normal) => {
  expect(normaliseArguments(args, SYNTAXES, [])).toEqual(normal)
})

test.each<[args: string[], normal: string[]]>([
  [['--suc'], ['--success']],
  [['--n'], ['--no-success']],
  [
    ['--r', 'a', 'b'],
    ['--rename=a', '--rename=b'],
  ],
  [
    ['--ren=a', 'b'],
    ['--rename=a', '--rename=b'],
  ],
  // A whole name wins over those that it begins; an ambiguous beginning is left alone.
  [['--with', 'a'], ['--with=a']],
  [
    ['--wi', 'a'],
    ['--wi', 'a'],
  ],
  [['--with-', 'a'], ['--with-tag=a']],
])('%j is completed to %j', (args, normal) => {
  expect(normaliseArguments(args, SYNTAXES, ALL)).toEqual(normal)
})

test('only options that may be abbreviated are completed', () => {
  expect(normaliseArguments(['--suc', '--ren=a'], SYNTAXES, ['--rename'])).toEqual(['--suc', '--rename=a'])
})
