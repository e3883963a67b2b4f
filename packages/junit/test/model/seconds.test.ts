import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatSeconds, parseSeconds } from '../../src/model/seconds.ts'

test.each([
  [0, '0.000'],
  [1_500_000_000, '1.500'],
  [1, '0.000000001'],
  [1_234_567_890, '1.23456789'],
  [-5, '0.000'],
])('%d ns are written as %s', (nanoseconds, text) => {
  expect(formatSeconds(nanoseconds)).toBe(text)
})

test('what is finer than the decimals allow is rounded', () => {
  expect(formatSeconds(1_999_600_000, 3)).toBe('2.000')
})

test.each([
  ['1.5', 1_500_000_000],
  ['0', 0],
  ['.25', 250_000_000],
  ['12.', 12_000_000_000],
  ['1e-3', 1_000_000],
  ['1,234.5', 1_234_500_000_000],
  ['0,25', 250_000_000],
  [' 2.0 ', 2_000_000_000],
  ['0.0133693', 13_369_300],
  ['', undefined],
  ['fast', undefined],
  ['-1', undefined],
  ['NaN', undefined],
])('"%s" is read as %s ns', (text, nanoseconds) => {
  expect(parseSeconds(text)).toBe(nanoseconds)
})

test('every duration of up to a hundred days comes back as it was', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 8_640_000 * 1_000_000_000 }), nanoseconds => {
      expect(parseSeconds(formatSeconds(nanoseconds))).toBe(nanoseconds)
    }),
  )
})
