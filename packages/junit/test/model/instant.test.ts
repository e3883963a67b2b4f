import { expect, test } from 'vitest'
import { parseInstant } from '../../src/model/instant.ts'

const DAY = 1_795_176_000

test.each([
  ['2026-11-20T12:00:00Z', { seconds: DAY, nanoseconds: 0 }],
  ['2026-11-20T12:00:00', { seconds: DAY, nanoseconds: 0 }],
  ['2026-11-20 12:00:00.5', { seconds: DAY, nanoseconds: 500_000_000 }],
  ['2026-11-20T14:00:00+02:00', { seconds: DAY, nanoseconds: 0 }],
  ['2026-11-20T12:00:00.123456789Z', { seconds: DAY, nanoseconds: 123_456_789 }],
  ['Fri, 20 Nov 2026 12:00:00 GMT', { seconds: DAY, nanoseconds: 0 }],
  ['1970-01-01T00:00:00', undefined],
  ['1969-12-31T23:59:59', undefined],
  ['2026-13-20T12:00:00', undefined],
  ['yesterday', undefined],
  ['', undefined],
])('"%s" is read as %j', (text, instant) => {
  expect(parseInstant(text)).toEqual(instant)
})
