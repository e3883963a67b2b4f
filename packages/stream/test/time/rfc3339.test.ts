import { formatTimestamp, normaliseTimestamp, parseTimestamp } from '@subunit-js/stream'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

test.each([
  [0, 0, '1970-01-01T00:00:00.000000000Z'],
  [1_795_264_496, 789_000_001, '2026-11-21T12:34:56.789000001Z'],
  [2 ** 32 - 1, 999_999_999, '2106-02-07T06:28:15.999999999Z'],
  [1, 1_000_000_000, '1970-01-01T00:00:02.000000000Z'],
])('%d s and %d ns are %s', (seconds, nanoseconds, text) => {
  expect(formatTimestamp({ seconds, nanoseconds })).toBe(text)
})

test('what is formatted is parsed back', () => {
  const instant = fc.record({
    seconds: fc.integer({ min: 0, max: 2 ** 32 - 2 }),
    nanoseconds: fc.integer({ min: 0, max: 2 ** 30 - 1 }),
  })
  fc.assert(
    fc.property(instant, timestamp => {
      expect(parseTimestamp(formatTimestamp(timestamp))).toEqual(normaliseTimestamp(timestamp))
    }),
  )
})

test.each([
  ['2026-11-21T12:34:56Z', 1_795_264_496, 0],
  ['2026-11-21t12:34:56z', 1_795_264_496, 0],
  ['2026-11-21 12:34:56Z', 1_795_264_496, 0],
  ['2026-11-21T12:34:56.5Z', 1_795_264_496, 500_000_000],
  ['2026-11-21T12:34:56.1234567890000Z', 1_795_264_496, 123_456_789],
  ['2026-11-21T13:34:56+01:00', 1_795_264_496, 0],
  ['2026-11-21T07:04:56-05:30', 1_795_264_496, 0],
  ['2026-11-21T12:34:56-00:00', 1_795_264_496, 0],
  ['2024-02-29T00:00:00Z', 1_709_164_800, 0],
])('%s is understood', (text, seconds, nanoseconds) => {
  expect(parseTimestamp(text)).toEqual({ seconds, nanoseconds })
})

describe('what is no timestamp is refused with a reason', () => {
  test.each([
    ['', '"" is no timestamp: write it as 2026-11-21T12:34:56.789Z.'],
    ['now', '"now" is no timestamp: write it as 2026-11-21T12:34:56.789Z.'],
    ['2026-11-21T12:34:56', '"2026-11-21T12:34:56" is no timestamp: write it as 2026-11-21T12:34:56.789Z.'],
    ['2026-02-30T00:00:00Z', '"2026-02-30T00:00:00Z" is no timestamp: there is no such date or time.'],
    ['2026-13-01T00:00:00Z', '"2026-13-01T00:00:00Z" is no timestamp: there is no such date or time.'],
    ['2026-00-10T00:00:00Z', '"2026-00-10T00:00:00Z" is no timestamp: there is no such date or time.'],
    ['2026-01-00T00:00:00Z', '"2026-01-00T00:00:00Z" is no timestamp: there is no such date or time.'],
    ['2026-01-01T00:60:00Z', '"2026-01-01T00:60:00Z" is no timestamp: there is no such date or time.'],
    ['2026-01-01T00:00:60Z', '"2026-01-01T00:00:60Z" is no timestamp: there is no such date or time.'],
    [
      '0070-01-01T00:00:00Z',
      '"0070-01-01T00:00:00Z" is no timestamp: subunit carries only the times from 1970 to 2106-02-07T06:28:15Z.',
    ],
    ['2025-02-29T00:00:00Z', '"2025-02-29T00:00:00Z" is no timestamp: there is no such date or time.'],
    ['2026-01-01T24:00:00Z', '"2026-01-01T24:00:00Z" is no timestamp: there is no such date or time.'],
    [
      '2026-01-01T00:00:00.0000000001Z',
      '"2026-01-01T00:00:00.0000000001Z" is no timestamp: it is finer than a nanosecond.',
    ],
    [
      '1969-12-31T23:59:59Z',
      '"1969-12-31T23:59:59Z" is no timestamp: subunit carries only the times from 1970 to 2106-02-07T06:28:15Z.',
    ],
    [
      '1970-01-01T00:00:00+00:01',
      '"1970-01-01T00:00:00+00:01" is no timestamp: subunit carries only the times from 1970 to 2106-02-07T06:28:15Z.',
    ],
    [
      '2106-02-07T06:28:16Z',
      '"2106-02-07T06:28:16Z" is no timestamp: subunit carries only the times from 1970 to 2106-02-07T06:28:15Z.',
    ],
  ])('%s', (text, message) => {
    expect(() => parseTimestamp(text)).toThrow(
      expect.objectContaining({ code: 'invalid-timestamp', field: 'timestamp', message }),
    )
  })
})
