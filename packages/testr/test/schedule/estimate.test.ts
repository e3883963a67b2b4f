import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Estimator } from '../../src/schedule/estimate.ts'
import { fileOf, scopesOf } from '../../src/schedule/scope.ts'

describe('scopesOf', () => {
  test('goes from the file over its folders to everything', () => {
    expect(
      [
        'packages/a/test/x.test.ts > suite > title',
        'packages/a/test/x.test.ts',
        'x.test.ts > a.b/c > d',
        'pkg.module.Class.test_one',
        'title',
        '',
      ].map(scopesOf),
    ).toStrictEqual([
      ['packages/a/test/x.test.ts', 'packages/a/test', 'packages/a', 'packages', ''],
      ['packages/a/test', 'packages/a', 'packages', ''],
      ['x.test.ts', ''],
      ['pkg.module.Class', 'pkg.module', 'pkg', ''],
      [''],
      [''],
    ])
  })
})

describe('Estimator', () => {
  const history = new Map([
    ['a/x.test.ts > one', 1],
    ['a/x.test.ts > two', 3],
    ['a/y.test.ts > one', 8],
    ['b/z.test.ts > one', 0],
  ])

  test('expects of a test what it took, else the mean of its file, folder, or all', () => {
    const estimator = new Estimator(history)
    expect(
      ['a/x.test.ts > two', 'a/x.test.ts > new', 'a/new.test.ts > one', 'b/z.test.ts > new', 'c > d'].map(
        id => estimator.test(id),
      ),
    ).toStrictEqual([
      { seconds: 3, guessed: 0 },
      { seconds: 2, guessed: 2 },
      { seconds: 4, guessed: 4 },
      { seconds: 0, guessed: 0 },
      { seconds: 3, guessed: 3 },
    ])
  })

  test('expects of a file the sum of its tests, else the mean of its neighbours', () => {
    const estimator = new Estimator(history)
    expect(['a/x.test.ts', 'a/new.test.ts', 'new.test.ts'].map(file => estimator.file(file))).toStrictEqual([
      { seconds: 4, guessed: 0 },
      { seconds: 6, guessed: 6 },
      { seconds: 4, guessed: 4 },
    ])
  })

  test('guesses without any history, the same for all', () => {
    const estimator = new Estimator()
    expect([estimator.test('a > b'), estimator.test('c > d'), estimator.file('a')]).toStrictEqual([
      { seconds: 0.05, guessed: 0.05 },
      { seconds: 0.05, guessed: 0.05 },
      { seconds: 0.5, guessed: 0.5 },
    ])
  })

  test('leaves out times that are none', () => {
    const estimator = new Estimator(new Map([...history, ['a/x.test.ts > bad', -5]]))
    estimator.add('a/x.test.ts > worse', Number.NaN)
    expect(estimator.file('a/x.test.ts')).toStrictEqual({ seconds: 4, guessed: 0 })
  })

  test('is the same however its times came in', () => {
    const id = fc.tuple(fc.constantFrom('a/x', 'a/y', 'b/c/z'), fc.constantFrom('one', 'two', 'three'))
    const times = fc.array(fc.tuple(id, fc.integer({ min: 0, max: 1000 })), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(times, entries => {
        const all = entries.map(([[file, title], seconds]): [string, number] => [
          `${file} > ${title}`,
          seconds,
        ])
        const step = new Estimator()
        for (const [id, seconds] of all) step.add(id, seconds)
        const whole = new Estimator(new Map(all))
        for (const probe of ['a/x > new', 'a/new > x', 'b/c/z > one', 'q > r']) {
          expect(step.test(probe)).toEqual(whole.test(probe))
          expect(step.file(fileOf(probe))).toEqual(whole.file(fileOf(probe)))
        }
      }),
    )
  })
})
