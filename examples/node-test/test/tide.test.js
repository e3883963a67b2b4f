import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { depth, untilHighWater } from '../src/tide.js'

describe('untilHighWater', () => {
  for (const [now, minutes] of [
    [600, 0],
    [540, 60],
    [630, 715],
  ]) {
    it(`is ${minutes} minutes at ${now}`, () => {
      assert.equal(untilHighWater(600, now), minutes)
    })
  }
})

describe('depth', () => {
  const harbour = { low: 1, high: 5 }

  it('is greatest at high water', () => {
    assert.equal(depth(harbour, 0), 5)
  })

  it('goes with the tide', async t => {
    await t.test('half way', () => assert.ok(Math.abs(depth(harbour, 745 / 4) - 3) < 1e-9))
    await t.test('at low water', () => assert.ok(Math.abs(depth(harbour, 745 / 2) - 1) < 1e-9))
  })

  it.todo('knows spring tides')
})
