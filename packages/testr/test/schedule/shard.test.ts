import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shard, shardFingerprint } from '../../src/schedule/shard.ts'
import type { Unit } from '../../src/schedule/unit.ts'

const unit = (key: string, seconds: number): Unit => ({
  ...{ key, ids: [key], estimate: { seconds, guessed: 0 } },
})

test('cuts parts of equal length, each in the order of the list', () => {
  const units = [unit('a', 1), unit('b', 5), unit('c', 2), unit('d', 4), unit('e', 3)]
  const parts = [1, 2, 3].map(index => shard(units, index, 3).map(({ key }) => key))
  expect(parts).toStrictEqual([['b'], ['a', 'd'], ['c', 'e']])
})

test('cuts units of unknown length into parts of equal number', () => {
  const units = ['a', 'b', 'c', 'd', 'e'].map(key => unit(key, 0))
  expect([1, 2].map(index => shard(units, index, 2).map(({ key }) => key))).toStrictEqual([
    ['a', 'c', 'e'],
    ['b', 'd'],
  ])
})

test('is a partition, the same for every order of the list, and balanced', () => {
  const lengths = fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 40 })
  fc.assert(
    fc.property(lengths, fc.integer({ min: 1, max: 6 }), (all, count) => {
      const units = all.map((seconds, index) => unit(`u${index}`, seconds))
      const reversed = units.toReversed()
      const parts = Array.from({ length: count }, (_, index) => shard(units, index + 1, count))
      for (const [index, part] of parts.entries())
        expect(new Set(shard(reversed, index + 1, count))).toEqual(new Set(part))
      expect(parts.flat()).toHaveLength(units.length)
      expect(new Set(parts.flat())).toEqual(new Set(units))
      const loads = parts.map(part => part.reduce((sum, { estimate }) => sum + estimate.seconds, 0))
      expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(Math.max(0, ...all))
      expect(shardFingerprint(reversed)).toBe(shardFingerprint(units))
    }),
  )
})

test('the fingerprint tells other tests and other times apart', () => {
  const prints = [[unit('a', 1)], [unit('b', 1)], [unit('a', 2)], []].map(shardFingerprint)
  expect(prints).toMatchInlineSnapshot(`
    [
      "5be51759",
      "36c06fe4",
      "58e512a0",
      "00000000",
    ]
  `)
})
