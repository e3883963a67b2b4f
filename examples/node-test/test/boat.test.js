import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { Boat } from '../src/boat.js'

describe('Boat', () => {
  let boat

  before(() => {
    boat = new Boat(1.5)
  })

  it('floats in deep water', () => {
    assert.equal(boat.floats(2), true)
  })

  it('is aground in shallow water', () => {
    assert.equal(boat.floats(1.9), false)
  })

  it('waits for the tide', async () => {
    const depths = [1, 1.5, 2.5]
    console.log('waiting')
    assert.equal(await boat.wait({ depth: async () => depths.shift() }), 3)
  })

  it('needs a draught', () => {
    assert.throws(() => new Boat(0), RangeError)
  })

  it('is moored by radio', { skip: process.env.RADIO === undefined && 'there is no radio' }, () => {
    assert.ok(process.env.RADIO)
  })
})
