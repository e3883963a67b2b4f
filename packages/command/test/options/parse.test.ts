import { expect, test } from 'vitest'
import {
  CommandError,
  choice,
  defineCommand,
  ExitStatus,
  flag,
  pairs,
  preset,
  toggle,
  value,
  values,
} from '../../src/index.ts'
import { parseArguments } from '../../src/options/parse.ts'

const definition = defineCommand({
  about: 'Counts sheep.',
  operands: '[file]',
  options: {
    quiet: flag('-q, --quiet', 'say nothing'),
    colour: flag('--no-colour', 'only black and white'),
    lambs: toggle('--lambs', '-l, --no-lambs', true, 'count lambs'),
    rams: toggle('--rams', '--no-rams', false, 'count rams'),
    adults: preset('-a, --adults', { lambs: false, rams: true }, 'the same as --no-lambs --rams'),
    limit: value('--limit <number>', 'stop there', Number),
    order: choice('--order <order>', ['size', 'wool'], 'size', 'size or wool'),
    names: values('-n, --name <name>', 'only these'),
    swaps: pairs('--swap <one> <other>', 'swap two'),
  },
  examples: [{ line: 'sheep --rams meadow', effect: 'count the rams too' }],
  run: () => ExitStatus.success,
})

const DEFAULTS = {
  quiet: false,
  colour: true,
  lambs: true,
  rams: false,
  adults: false,
  limit: undefined,
  order: 'size',
  names: [],
  swaps: [],
}

function parse(...args: string[]) {
  const parsed = parseArguments(definition, args, {
    name: 'sheep',
    version: 'sheep 1',
    abbreviable: ['--limit'],
  })
  return 'text' in parsed ? parsed.text : parsed.invocation
}

test.each<[args: string[], options: object, operands: string[]]>([
  [[], {}, []],
  [['meadow'], {}, ['meadow']],
  [['meadow', '-q', '--no-colour'], { quiet: true, colour: false }, ['meadow']],
  [['--no-lambs', '--rams'], { lambs: false, rams: true }, []],
  [['-l', '--lambs'], { lambs: true }, []],
  [['-a'], { adults: true, lambs: false, rams: true }, []],
  [['-a', '--lambs'], { adults: true, lambs: true, rams: true }, []],
  [['--lambs', '-a'], { adults: true, lambs: false, rams: true }, []],
  [['--limit', '3', '--limit=4'], { limit: 4 }, []],
  [['--lim', '3'], { limit: 3 }, []],
  [['--order=wool'], { order: 'wool' }, []],
  [['-n', 'Dolly', 'meadow', '-nBa'], { names: ['Dolly', 'Ba'] }, ['meadow']],
  [['-qn', '-q'], { quiet: true, names: ['-q'] }, []],
  [
    ['--swap', 'a', 'b', '--swap=c', 'd'],
    {
      swaps: [
        ['a', 'b'],
        ['c', 'd'],
      ],
    },
    [],
  ],
  [['--', '-q'], {}, ['-q']],
])('%j', (args, options, operands) => {
  const invocation = { name: 'sheep', options: { ...DEFAULTS, ...options }, operands, trailing: [] }
  expect(parse(...args)).toStrictEqual(invocation)
})

test.each<[args: string[], operands: string[], trailing: string[]]>([
  [['meadow'], ['meadow'], []],
  [['meadow', '--', 'shear', '-q', '--', 'wash'], ['meadow'], ['shear', '-q', '--', 'wash']],
  [['-n', '--', 'meadow', '--'], ['meadow'], []],
])('%j of a command that takes something behind --', (args, operands, trailing) => {
  const shepherd = defineCommand({ ...definition, trailing: 'command...' })
  const parsed = parseArguments(shepherd, args, { name: 'shepherd', version: 'shepherd 1' })
  expect(parsed).toMatchObject({ invocation: { operands, trailing } })
})

test('the help of a command that takes something behind -- says so', () => {
  const shepherd = defineCommand({ ...definition, trailing: 'command...' })
  const parsed = parseArguments(shepherd, ['--help'], { name: 'shepherd', version: 'shepherd 1' })
  expect('text' in parsed && parsed.text.split('\n', 1)).toEqual([
    'Usage: shepherd [options] [file] [-- command...]',
  ])
})

test.each<[args: string[], message: string]>([
  [['--quite'], `unknown option '--quite'; did you mean --quiet?`],
  [['-z'], `unknown option '-z'`],
  [['a', 'b'], 'too many arguments. Expected 1 argument but got 2: a, b.'],
  [['--limit'], `option '--limit <number>' argument missing`],
  [['--swap', 'a'], `option '--swap <one> <other>' takes 2 arguments`],
  [['--quiet=1'], `unknown option '--quiet=1'; did you mean --quiet?`],
])('%j is refused', (args, message) => {
  const expected = new CommandError('usage', `${message}\nTry "sheep --help" for how to use it.`)
  expect(() => parse(...args)).toThrow(expected)
})

test('a word that is no choice is refused', () => {
  const expected = new CommandError('usage', `option '--order <order>' takes "size" or "wool", not "age"`)
  expect(() => parse('--order', 'age')).toThrow(expected)
})

test('the version is shown', () => {
  expect(parse('--version')).toBe('sheep 1\n')
})

test('the help teaches', () => {
  expect(parse('--help')).toMatchInlineSnapshot(`
    "Usage: sheep [options] [file]

    Counts sheep.

    Options:
      -q, --quiet           say nothing
      --no-colour           only black and white
      --lambs               count lambs (default)
      -l, --no-lambs        the opposite
      --rams                count rams
      --no-rams             the opposite (default)
      -a, --adults          the same as --no-lambs --rams
      --limit <number>      stop there
      --order <order>       size or wool
      -n, --name <name>     only these
      --swap <one> <other>  swap two
      --version             show the version
      -h, --help            show this help

    Examples:
      sheep --rams meadow
          count the rams too
    "
  `)
})
