import assert from 'node:assert/strict'
import { parseDuration } from '../src/duration.js'

describe('parseDuration', () => {
  for (const [text, milliseconds] of [
    ['250ms', 250],
    ['1.5s', 1500],
    ['1h 30min', 5_400_000],
  ]) {
    it(`reads ${text}`, () => assert.equal(parseDuration(text), milliseconds))
  }

  it('refuses what is no duration', () => {
    assert.throws(() => parseDuration('soon'), { message: '"soon" is no duration.' })
  })

  it('reads days')
})
