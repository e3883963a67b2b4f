import { formatLoadList, layerId, numberDuplicates, parseLoadList, testId } from '@subunit-js/stream'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

test.each<[string, string[], string[]]>([
  ['nothing', [], []],
  ['no duplicates', ['a', 'b'], ['a', 'b']],
  ['duplicates in source order', ['a', 'b', 'a', 'a'], ['a', 'b', 'a #2', 'a #3']],
  ['a number that a real title has', ['a', 'a', 'a #2', 'a'], ['a', 'a #3', 'a #2', 'a #4']],
  ['a real title that comes first', ['a #2', 'a', 'a'], ['a #2', 'a', 'a #3']],
  ['duplicates of a numbered title', ['a #2', 'a #2', 'a', 'a'], ['a #2', 'a #2 #2', 'a', 'a #3']],
  [
    'a title that is a layer',
    ['a > [beforeAll]', 'a > [beforeAll]'],
    ['a > [beforeAll] #2', 'a > [beforeAll] #3'],
  ],
])('%s', (_, ids, numbered) => {
  expect(numberDuplicates(ids)).toEqual(numbered)
})

describe('of one file', () => {
  const piece = fc.constantFrom(
    'a',
    'b',
    ' > ',
    ' #2',
    ' #3',
    ' ',
    '\n',
    '\\',
    '\r',
    '[beforeAll]',
    '\ud800',
    'é',
  )
  const title = fc.array(piece, { maxLength: 3 }).map(pieces => pieces.join(''))
  const titlePaths = fc.array(fc.array(title, { minLength: 1, maxLength: 2 }), { maxLength: 12 })
  const path = 'test/a.test.ts'

  const idsOf = (paths: readonly (readonly string[])[]) =>
    numberDuplicates(paths.map(titles => testId({ path, titles })))

  test('no two tests, and no layer, share an id', () => {
    fc.assert(
      fc.property(titlePaths, paths => {
        const layers = [[], ...paths].map(titles => layerId({ path, titles }, 'beforeAll'))
        const ids = idsOf(paths)
        expect(new Set(ids).size).toBe(paths.length)
        expect(ids.filter(id => layers.includes(id))).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  test('all ids survive a load list', () => {
    fc.assert(
      fc.property(titlePaths, paths => {
        expect(parseLoadList(formatLoadList(idsOf(paths)))).toEqual(idsOf(paths))
      }),
    )
  })

  test('the first of several keeps its id whatever comes after it', () => {
    fc.assert(
      fc.property(titlePaths, fc.nat(), (paths, cut) => {
        const some = paths.slice(0, cut % (paths.length + 1))
        const first = new Map<string, string>()
        for (const [index, id] of idsOf(paths).entries()) {
          const plain = testId({ path, titles: paths[index]! })
          if (!first.has(plain)) first.set(plain, id)
        }
        for (const [index, id] of idsOf(some).entries()) {
          const plain = testId({ path, titles: some[index]! })
          if (id === plain) expect(first.get(plain)).toBe(id)
        }
      }),
    )
  })
})
