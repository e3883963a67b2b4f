import fc from 'fast-check'
import { expect, test } from 'vitest'
import { HashCounts } from '../../src/script/hash-counts.ts'
import { IdScope } from '../../src/script/id-scope.ts'
import { TextHash } from '../../src/script/text-hash.ts'

test('the same id is given once, however it is reached', () => {
  const script = new IdScope('t')
  const inner = script.inside(script.next('a'))
  expect([inner.next('b'), script.next('a > b'), inner.next('b'), script.next('a')]).toEqual([
    't > a > b',
    't > a > b #2',
    't > a > b #3',
    't > a #2',
  ])
})

test('no two ids are the same', () => {
  const step = fc
    .tuple(fc.constantFrom('a', 'b', 'a > b', '', '#2'), fc.constantFrom('', ' #2', ' #3', ' #2 #2'))
    .map(parts => parts.join(''))
  fc.assert(
    fc.property(fc.array(fc.tuple(step, fc.boolean()), { maxLength: 40 }), steps => {
      const scopes = [new IdScope('t')]
      const ids = steps.map(([each, descends], index) => {
        const scope = scopes[index % scopes.length]!
        const id = scope.next(each)
        if (descends) scopes.push(scope.inside(id))
        return id
      })
      expect(new Set(ids).size).toBe(ids.length)
    }),
  )
})

test('counts are kept while the table grows', () => {
  const counts = new HashCounts()
  const hashes = Array.from({ length: 5000 }, (_, index) => new TextHash().read(`name ${index}`))
  for (const [index, hash] of hashes.entries()) counts.set(hash, index + 1)
  expect({ size: counts.size, counts: hashes.map(hash => counts.get(hash)) }).toEqual({
    size: 5000,
    counts: hashes.map((_, index) => index + 1),
  })
})
