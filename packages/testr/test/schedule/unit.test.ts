import { pythonRegExp } from '@subunit-js/command'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Estimator } from '../../src/schedule/estimate.ts'
import { type Order, ordered } from '../../src/schedule/order.ts'
import { type Unit, unitsOfFiles, unitsOfIds } from '../../src/schedule/unit.ts'

const IDS = ['b.ts > 1', 'a.ts > 1', 'b.ts > 2', 'a.ts > 1', 'pkg.Mod.test_x', 'pkg.Mod.test_y']
const times = new Map([
  ['b.ts > 1', 1],
  ['b.ts > 2', 2],
  ['a.ts > 1', 5],
])

function keys(units: readonly Unit[]): [string, readonly string[]][] {
  return units.map(({ key, ids }) => [key, ids])
}

describe('unitsOfIds', () => {
  const estimator = new Estimator(times)

  test('keeps the tests of a file together, in the order of the list, once', () => {
    expect(keys(unitsOfIds(IDS, estimator))).toStrictEqual([
      ['b.ts', ['b.ts > 1', 'b.ts > 2']],
      ['a.ts', ['a.ts > 1']],
      ['pkg.Mod.test_x', ['pkg.Mod.test_x']],
      ['pkg.Mod.test_y', ['pkg.Mod.test_y']],
    ])
  })

  test('splits files when asked', () => {
    expect(keys(unitsOfIds(IDS.slice(0, 4), estimator, { splitFiles: true }))).toStrictEqual([
      ['b.ts > 1', ['b.ts > 1']],
      ['a.ts > 1', ['a.ts > 1']],
      ['b.ts > 2', ['b.ts > 2']],
    ])
  })

  test('groups by what group_regex matches at the start, alone', () => {
    const groupRegex = pythonRegExp('([^\\.]+\\.)+')
    expect(keys(unitsOfIds(['x y', ...IDS], estimator, { groupRegex }))).toStrictEqual([
      ['x y', ['x y']],
      ['b.', ['b.ts > 1', 'b.ts > 2']],
      ['a.', ['a.ts > 1']],
      ['pkg.Mod.', ['pkg.Mod.test_x', 'pkg.Mod.test_y']],
    ])
  })

  test('adds up what the tests are expected to take', () => {
    expect(unitsOfIds(['b.ts > 1', 'b.ts > 2', 'b.ts > new'], estimator)).toStrictEqual([
      {
        key: 'b.ts',
        ids: ['b.ts > 1', 'b.ts > 2', 'b.ts > new'],
        estimate: { seconds: 4.5, guessed: 1.5 },
      },
    ])
  })
})

test('unitsOfFiles makes a unit of each file', () => {
  expect(unitsOfFiles(['a.ts', 'b.ts', 'a.ts'], new Estimator(times))).toStrictEqual([
    { key: 'a.ts', ids: ['a.ts'], estimate: { seconds: 5, guessed: 0 } },
    { key: 'b.ts', ids: ['b.ts'], estimate: { seconds: 3, guessed: 0 } },
  ])
})

describe('ordered', () => {
  const unit = (key: string, seconds: number, guessed = 0): Unit => ({
    ...{ key, ids: [key], estimate: { seconds, guessed } },
  })
  const units = [
    unit('a', 1),
    unit('b', 3),
    unit('new', 2, 2),
    unit('c', 3),
    unit('newer', 4, 4),
    unit('z', 0),
  ]
  const order = (by: Order): string =>
    ordered(units, by)
      .map(({ key }) => key)
      .join(' ')

  test('puts units of unknown length first, then the longest, and keeps the list otherwise', () => {
    expect(order({ by: 'longest' })).toBe('newer new b c a z')
  })

  test('takes unknown tests of different files in turn', () => {
    const tests = ['a > 1', 'a > 2', 'a > 3', 'b > 1', 'b > 2', 'c > 1'].map(key => unit(key, 1, 1))
    expect(ordered(tests, { by: 'longest' }).map(({ key }) => key)).toStrictEqual([
      ...['a > 1', 'b > 1', 'c > 1', 'a > 2', 'b > 2', 'a > 3'],
    ])
  })

  test('puts failing ones first', () => {
    expect(order({ by: 'failing', failing: new Set(['z', 'c', 'gone']) })).toBe('c z newer new b a')
  })

  test('keeps the list', () => {
    expect(order({ by: 'list' })).toBe('a b new c newer z')
  })

  test('shuffles the same way for the same seed', () => {
    expect([1, 1, 2].map(seed => order({ by: 'random', seed }))).toMatchInlineSnapshot(`
      [
        "newer b z new a c",
        "newer b z new a c",
        "a new c z b newer",
      ]
    `)
  })

  test('only ever reorders', () => {
    const by = fc.oneof(
      fc.constantFrom<Order>(
        { by: 'longest' },
        { by: 'list' },
        { by: 'failing', failing: new Set(['1', '3']) },
      ),
      fc.integer().map((seed): Order => ({ by: 'random', seed })),
    )
    fc.assert(
      fc.property(fc.array(fc.nat(9)), by, (lengths, order) => {
        const units = lengths.map((seconds, index) => unit(String(index), seconds))
        expect(new Set(ordered(units, order))).toEqual(new Set(units))
        expect(ordered(units, order)).toHaveLength(units.length)
      }),
    )
  })
})
