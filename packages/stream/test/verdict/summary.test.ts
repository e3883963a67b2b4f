import type { EventFields, Status } from '@subunit-js/protocol'
import { failsVerdict, failures, feed, passes, type Summary, summarise, testsRun } from '@subunit-js/stream'
import { describe, expect, test } from 'vitest'
import { at, bytes, events } from '../support/event.ts'

function summaryOf(...stream: EventFields[]): Summary {
  const summariser = summarise()
  feed(events(...stream), summariser)
  return summariser.summary()
}

const nothing: Summary = {
  success: 0,
  fail: 0,
  skip: 0,
  xfail: 0,
  uxsuccess: 0,
  incomplete: 0,
  unreported: 0,
  listed: 0,
  runnableUxsuccess: 0,
  flaky: 0,
  tags: [],
  start: undefined,
  stop: undefined,
}

const status = (testId: string, status: Status, more: EventFields = {}): EventFields => ({
  testId,
  status,
  ...more,
})

describe('a summary', () => {
  test.each<[string, EventFields[], Partial<Summary>]>([
    ['of nothing', [], {}],
    ['of a listing', [status('a', 'exists'), status('b', 'exists')], { listed: 2 }],
    [
      'counts each final status',
      [status('a', 'success'), status('b', 'fail'), status('c', 'skip')],
      { success: 1, fail: 1, skip: 1 },
    ],
    ['counts expected failures', [status('a', 'xfail')], { xfail: 1 }],
    [
      'counts unexpected successes, and apart those that are failures',
      [status('a', 'uxsuccess'), status('b', 'uxsuccess', { runnable: false })],
      { uxsuccess: 2, runnableUxsuccess: 1 },
    ],
    ['counts a test in progress as incomplete', [status('a', 'inprogress')], { incomplete: 1 }],
    [
      'counts attachments of an unknown test so too',
      [{ testId: 'a', fileName: 'x', fileBytes: bytes('') }],
      { incomplete: 1 },
    ],
    [
      'does not count late attachments',
      [status('a', 'skip'), { testId: 'a', fileName: 'x', fileBytes: bytes('') }],
      { skip: 1 },
    ],
    [
      'does not count run-level events',
      [{ fileName: 'stdout', fileBytes: bytes('') }, { status: 'fail' }],
      {},
    ],
    [
      'counts a test once that was announced and run',
      [status('a', 'exists'), status('a', 'success')],
      { success: 1 },
    ],
    [
      'counts announced tests that were not run where others were',
      [status('a', 'exists'), status('b', 'skip')],
      { unreported: 1, skip: 1 },
    ],
    [
      'counts a test as often as it was reported',
      [status('a', 'success'), status('a', 'fail')],
      { success: 1, fail: 1 },
    ],
    [
      'counts tests that passed after a failure as flaky',
      [status('a', 'inprogress'), status('a', 'inprogress', { tags: ['attempt-2'] }), status('a', 'success')],
      { success: 1, flaky: 1, tags: ['attempt-2'] },
    ],
    [
      'gathers tags, sorted by code point',
      [
        status('a', 'success', { tags: ['b', '\u{1f600}'] }),
        status('b', 'skip', { tags: ['\uff00', 'a', 'b'] }),
      ],
      { success: 1, skip: 1, tags: ['a', 'b', '\uff00', '\u{1f600}'] },
    ],
    [
      'spans from the earliest start to the latest stop',
      [
        status('a', 'inprogress', { timestamp: at(3) }),
        status('b', 'inprogress', { timestamp: at(2) }),
        status('b', 'skip', { timestamp: at(9) }),
        status('a', 'skip', { timestamp: at(8) }),
      ],
      { skip: 2, start: at(2), stop: at(9) },
    ],
  ])('%s', (_, stream, summary) => {
    expect(summaryOf(...stream)).toEqual({ ...nothing, ...summary })
  })

  test('can be asked for before the end', () => {
    const summariser = summarise()
    summariser.event(events(status('a', 'inprogress'))[0]!)
    expect(summariser.summary()).toEqual(nothing)
    summariser.event(events(status('a', 'fail'))[0]!)
    expect(summariser.summary()).toEqual({ ...nothing, fail: 1 })
  })
})

describe('a verdict', () => {
  test.each<[string, Partial<Summary>, { ours: number; reference: number }]>([
    ['nothing', {}, { ours: 0, reference: 0 }],
    ['a listing', { listed: 5 }, { ours: 0, reference: 0 }],
    ['all that is good', { success: 1, skip: 1, xfail: 1, flaky: 1 }, { ours: 0, reference: 0 }],
    ['a failure', { fail: 2 }, { ours: 2, reference: 2 }],
    ['an incomplete test', { incomplete: 1 }, { ours: 1, reference: 1 }],
    ['an unreported test', { unreported: 1 }, { ours: 1, reference: 0 }],
    ['an unexpected success', { uxsuccess: 1, runnableUxsuccess: 1 }, { ours: 1, reference: 0 }],
    ['an unexpected success that is not runnable', { uxsuccess: 1 }, { ours: 0, reference: 0 }],
  ])('on %s', (_, counts, expected) => {
    const summary = { ...nothing, ...counts }
    const by = (rules: 'ours' | 'reference') => failures(summary, { rules })
    expect({ ours: by('ours'), reference: by('reference') }).toEqual(expected)
    expect(passes(summary)).toBe(expected.ours === 0)
    expect(passes(summary, { rules: 'reference' })).toBe(expected.reference === 0)
  })

  test('counts what was run or should have been', () => {
    const summary: Summary = {
      ...nothing,
      success: 1,
      fail: 10,
      skip: 100,
      xfail: 1000,
      uxsuccess: 10_000,
      incomplete: 100_000,
      unreported: 1_000_000,
      listed: 10_000_000,
    }
    expect([testsRun(summary), testsRun(summary, { rules: 'reference' })]).toEqual([1_111_111, 111_111])
  })
})

test.each<[Status | undefined, boolean, boolean]>([
  ['fail', true, true],
  ['fail', false, true],
  ['uxsuccess', true, true],
  ['uxsuccess', false, false],
  ['success', true, false],
  ['xfail', true, false],
  ['skip', true, false],
  ['inprogress', true, false],
  ['exists', true, false],
  [undefined, true, false],
])('an outcome of %s, runnable %s, speaks against a run: %s', (status, runnable, fails) => {
  expect(failsVerdict({ status, runnable })).toBe(fails)
})
