import type { EventFields } from '@subunit-js/protocol'
import { describe, expect, test } from 'vitest'
import { filtered, kept } from '../../support/differences.ts'
import { at, reason, testOf, text, traceback } from '../../support/streams.ts'

describe('subunit-filter', () => {
  test('keeps start times', () => {
    expect(filtered(['-s'], ...testOf('a', 'success'))).toEqual({
      python: ['a, inprogress, 21.000', 'a, success, 21.000'],
      ours: ['a, inprogress, 20.000', 'a, success, 21.000'],
    })
  })

  test('keeps routes and what cannot be run on its own', () => {
    const event: EventFields = { testId: 'a', routeCode: '1', runnable: false, timestamp: at(0) }
    const events = [
      { ...event, status: 'inprogress' as const },
      { ...event, status: 'fail' as const },
    ]
    expect(filtered([], ...events)).toEqual({
      python: ['a, inprogress, 20.000', 'a, fail, 20.000'],
      ours: ['a, inprogress, not runnable, route 1, 20.000', 'a, fail, not runnable, route 1, 20.000'],
    })
  })

  test('keeps the same test of two routes apart', () => {
    const event: EventFields = { testId: 'a', timestamp: at(0) }
    const events: EventFields[] = [
      { ...event, routeCode: '0', status: 'fail' },
      { ...event, routeCode: '1', status: 'fail' },
    ]
    expect(filtered([], ...events).ours).toEqual(['a, fail, route 0, 20.000', 'a, fail, route 1, 20.000'])
  })

  test('keeps announcements of the tests that it keeps', () => {
    const events: EventFields[] = [
      { testId: 'a', status: 'exists' },
      { testId: 'b', status: 'exists' },
      ...testOf('a', 'fail'),
      ...testOf('b', 'success'),
    ]
    expect(filtered([], ...events)).toEqual({
      python: ['a, inprogress, 21.000', 'a, fail, 21.000'],
      ours: ['a, exists', 'a, inprogress, 20.000', 'a, fail, 21.000'],
    })
  })

  test('filters listings', () => {
    const events: EventFields[] = [
      { testId: 'a', status: 'exists' },
      { testId: 'b', status: 'exists' },
    ]
    expect(filtered(['--with', 'a'], ...events)).toEqual({ python: [], ours: ['a, exists'] })
  })

  test('leaves tests without an end without one, in the order of their beginning', () => {
    const events: EventFields[] = [
      { testId: 'a', status: 'inprogress', timestamp: at(0) },
      { testId: 'b', status: 'inprogress', timestamp: at(0) },
    ]
    expect(filtered([], ...events)).toEqual({
      python: ['b, inprogress, 20.000', 'b, fail, 20.000', 'a, inprogress, 20.000', 'a, fail, 20.000'],
      ours: ['a, inprogress, 20.000', 'b, inprogress, 20.000'],
    })
  })

  test('invents no times', () => {
    const events: EventFields[] = [{ testId: 'a', status: 'fail' }]
    expect(filtered([], ...events).ours).toEqual(['a, fail'])
  })

  test('keeps empty attachments, and tags where they were', () => {
    const events: EventFields[] = [
      { testId: 'a', status: 'inprogress', tags: ['x'], timestamp: at(0) },
      { testId: 'a', fileName: 'log', fileBytes: text(''), eof: true, timestamp: at(0) },
      { testId: 'a', status: 'fail', timestamp: at(0) },
    ]
    expect(filtered([], ...events)).toEqual({
      python: ['a, inprogress, 20.000', 'a, fail, tags x, 20.000'],
      ours: ['a, inprogress, tags x, 20.000', 'a, -, file log, 20.000', 'a, fail, 20.000'],
    })
  })

  test('applies patterns and tags to unexpected successes too', () => {
    const events = [...testOf('a', 'uxsuccess'), ...testOf('b', 'uxsuccess')]
    expect(kept(['--with', '^a'], ...events)).toEqual({ python: ['a', 'b'], ours: ['a'] })
    expect(kept(['--with-tag', 'slow'], ...events)).toEqual({ python: ['a', 'b'], ours: [] })
  })

  test('searches attachments as they are, not in a Python notation of them', () => {
    const events = testOf('a', 'fail', { file: traceback('über\nzwei Zeilen') })
    expect(kept(['--with', 'über'], ...events)).toEqual({ python: [], ours: ['a'] })
    expect(kept(['--with', 'über$'], ...events)).toEqual({ python: [], ours: ['a'] })
    expect(kept(['--with', 'None'], ...events)).toEqual({ python: ['a'], ours: [] })
    expect(kept(['--with', 'Content'], ...events)).toEqual({ python: ['a'], ours: [] })
  })

  test('finds the end of an id', () => {
    const events = [...testOf('some.test', 'fail'), ...testOf('some.test_more', 'fail')]
    expect(kept(['--with', 'test$'], ...events)).toEqual({ python: [], ours: ['some.test'] })
  })

  test('applies the flags at the beginning of a pattern to that pattern', () => {
    const events = [...testOf('A', 'fail'), ...testOf('B', 'fail')]
    expect(kept(['--with', '(?i)^a', '--with', '^b'], ...events)).toEqual({ python: ['A', 'B'], ours: ['A'] })
  })

  test('renames tests of all outcomes', () => {
    const events = [...testOf('a', 'skip', { file: reason('later') }), ...testOf('b', 'fail')]
    expect(kept(['--rename', '^', 'x.'], ...events)).toEqual({ python: ['a', 'x.b'], ours: ['x.a', 'x.b'] })
  })
})
