import { describe, expect, test } from 'vitest'
import { minutes, nextDeparture } from '../src/timetable.js'

describe('minutes', () => {
  test.each([
    ['0:00', 0],
    ['7:05', 425],
    ['23:59', 1439],
  ])('of %s are %i', (time, expected) => {
    expect(minutes(time)).toBe(expected)
  })

  test.each(['24:00', '7:60', 'noon', ''])('refuses "%s"', time => {
    expect(() => minutes(time)).toThrow(RangeError)
  })
})

describe('nextDeparture', () => {
  const departures = ['17:10', '6:50', '12:00']

  test('is the first one that can still be reached', () => {
    expect(nextDeparture(departures, '7:00')).toBe('12:00')
  })

  test('may be right now', () => {
    expect(nextDeparture(departures, '6:50')).toBe('6:50')
  })

  test('is tomorrow after the last one', () => {
    expect(nextDeparture(departures, '20:00')).toBe('6:50')
  })
})
