import type { Timestamp } from '@subunit-js/protocol'
import {
  addMilliseconds,
  compareTimestamps,
  millisecondsBetween,
  normaliseTimestamp,
  timestampFromDate,
  timestampFromMilliseconds,
  timestampToDate,
  timestampToMilliseconds,
} from '@subunit-js/stream'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const instant = (seconds: number, nanoseconds: number): Timestamp => ({ seconds, nanoseconds })

const anyInstant = fc.record({
  seconds: fc.integer({ min: 0, max: 2 ** 32 - 2 }),
  nanoseconds: fc.integer({ min: 0, max: 2 ** 30 - 1 }),
})

test.each([
  [instant(1, 0), instant(1, 0)],
  [instant(1, 999_999_999), instant(1, 999_999_999)],
  [instant(1, 1_000_000_000), instant(2, 0)],
  [instant(1, 2 ** 30 - 1), instant(2, 73_741_823)],
])('%o is normally %o', (timestamp, normal) => {
  expect(normaliseTimestamp(timestamp)).toEqual(normal)
})

describe('comparing', () => {
  test.each([
    [instant(1, 0), instant(1, 0), 0],
    [instant(1, 5), instant(1, 4), 1],
    [instant(1, 5), instant(2, 4), -1],
    [instant(1, 1_000_000_000), instant(2, 0), 0],
    [instant(1, 1_000_000_001), instant(2, 0), 1],
  ])('%o and %o', (a, b, sign) => {
    expect(Math.sign(compareTimestamps(a, b))).toBe(sign)
    expect(Math.sign(compareTimestamps(b, a))).toBe(0 - sign)
  })
})

describe('adding milliseconds', () => {
  test.each([
    [instant(10, 0), 1500, instant(11, 500_000_000)],
    [instant(10, 0), 0.000001, instant(10, 1)],
    [instant(10, 999_999_999), 0.000001, instant(11, 0)],
    [instant(10, 0), -1, instant(9, 999_000_000)],
    [instant(10, 500_000_000), -600.5, instant(9, 899_500_000)],
    [instant(10, 0), 0, instant(10, 0)],
    [instant(0, 0), 1_795_000_000_123.456, instant(1_795_000_000, 123_456_055)],
  ])('%o + %d ms', (timestamp, milliseconds, sum) => {
    expect(addMilliseconds(timestamp, milliseconds)).toEqual(sum)
  })

  test('adding the difference of two instants gets from the one to the other', () => {
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: 0, max: 10 ** 15 }), (from, nanoseconds) => {
        // Up to 11 days, whose nanoseconds a double still holds exactly.
        const to = normaliseTimestamp(
          instant(
            from.seconds + Math.floor(nanoseconds / 1e9),
            normaliseTimestamp(from).nanoseconds + (nanoseconds % 1e9),
          ),
        )
        const start = normaliseTimestamp(from)
        const end = { ...to, seconds: to.seconds + (start.seconds - from.seconds) }
        expect(addMilliseconds(start, millisecondsBetween(start, end))).toEqual(end)
      }),
    )
  })
})

test.each([
  [instant(1, 0), instant(2, 0), 1000],
  [instant(1, 0), instant(1, 1_500_000), 1.5],
  [instant(1, 1), instant(1, 2), 0.000001],
  [instant(2, 0), instant(1, 999_000_000), -1],
  [instant(1, 1_000_000_000), instant(2, 0), 0],
])('from %o to %o', (from, to, milliseconds) => {
  expect(millisecondsBetween(from, to)).toBe(milliseconds)
})

describe('dates and milliseconds', () => {
  test('a date is its instant', () => {
    const date = new Date('2026-11-21T12:34:56.789Z')
    expect(timestampFromDate(date)).toEqual(instant(1_795_264_496, 789_000_000))
    expect(timestampToDate(timestampFromDate(date))).toEqual(date)
  })

  test('a date loses what is finer than a millisecond', () => {
    expect(timestampToDate(instant(1, 1_999_999)).getTime()).toBe(1001)
  })

  test('milliseconds have fractions', () => {
    expect(timestampFromMilliseconds(1000.5)).toEqual(instant(1, 500_000))
    expect(timestampToMilliseconds(instant(1, 500_000))).toBe(1000.5)
  })
})
