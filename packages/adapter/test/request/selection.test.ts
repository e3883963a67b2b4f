import { type SelectableTest, Selection } from '@subunit-js/adapter'
import { expect, test } from 'vitest'

const TESTS: SelectableTest[] = [
  { id: 'a.js > top', file: 'a.js', scopes: [] },
  { id: 'a.js > block > one', file: 'a.js', scopes: ['a.js > block'] },
  { id: 'a.js > block > inner > two', file: 'a.js', scopes: ['a.js > block', 'a.js > block > inner'] },
  { id: 'a.js > block > [beforeAll] #2', file: 'a.js', scopes: ['a.js > block'] },
  { id: 'b > c.js > three', file: 'b > c.js', scopes: [] },
]

function wanted(...ids: string[]): string[] {
  const selection = new Selection(ids)
  return TESTS.filter(each => selection.wants(each)).map(({ id }) => id)
}

test.each([
  ['a test', ['a.js > block > one'], ['a.js > block > one']],
  ['a file', ['b > c.js'], ['b > c.js > three']],
  ['a layer of a block', ['a.js > block > inner > [afterAll]'], ['a.js > block > inner > two']],
  ['a numbered layer', ['a.js > block > inner > [beforeAll #2]'], ['a.js > block > inner > two']],
  ['a layer of a file', ['b > c.js > [setup x/y.ts]'], ['b > c.js > three']],
  ['a layer of the run', ['[globalSetup]'], TESTS.map(({ id }) => id)],
  [
    'a test that is called like a layer',
    ['a.js > block > [beforeAll] #2'],
    ['a.js > block > [beforeAll] #2'],
  ],
  ['a block, which is no test', ['a.js > block'], []],
  ['what does not exist', ['nowhere'], []],
  ['nothing', [], []],
])('%s', (_what, ids, expected) => {
  expect(wanted(...ids)).toEqual(expected)
})

test('files that need not be loaded are known before', () => {
  const selection = new Selection(['b > c.js > three', 'd.js'])
  expect(['a.js', 'b > c.js', 'd.js'].map(file => selection.wantsFile(file))).toEqual([false, true, true])
  expect(new Selection(['[globalSetup]']).wantsFile('a.js')).toBe(true)
})

test('the place in the list is that of the first id that asks for the test', () => {
  const selection = new Selection([
    'b > c.js > three',
    'a.js > block > inner > two',
    'a.js',
    'a.js > top',
    'a.js',
  ])
  expect(TESTS.map(each => selection.rank(each))).toEqual([2, 2, 1, 2, 0])
})

test('the ids are kept in order, once each', () => {
  const selection = new Selection(['b', 'a', 'b'])
  expect([[...selection.ids], selection.has('a'), selection.has('c')]).toEqual([['b', 'a'], true, false])
})
