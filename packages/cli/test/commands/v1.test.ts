import { describe, expect, test } from 'vitest'
import { eventsOf, stream, subunit } from '../support/run.ts'
import { STREAMS } from '../support/streams.ts'

const all = STREAMS['all outcomes']!

describe('subunit 2to1 and 1to2', () => {
  test('there and back again', () => {
    const back = eventsOf(['1to2'], subunit(['2to1'], all).stdout)
    const outcomes = back.filter(({ status }) => status !== undefined && status !== 'inprogress')
    expect(outcomes.map(({ testId, status, tags }) => [testId, status, tags])).toEqual([
      ['a.passes', 'success', ['worker-0']],
      ['a.fails', 'fail', ['slow', 'worker-1']],
      ['b.skipped', 'skip', undefined],
      ['b.xfails', 'xfail', ['slow']],
    ])
  })

  test('2to1 tells what v1 cannot carry', () => {
    expect(subunit(['2to1'], stream({ testId: 'a\nb', status: 'success', tags: ['c d'] }))).toEqual({
      status: 0,
      stdout: 'tags: c\\x20d\ntest: a\\nb\nsuccessful: a\\nb [ multipart\n]\ntags: -c\\x20d\n',
      stderr:
        'subunit 2to1: v1 cannot carry every text: 2 were changed, first the testId "a\\nb" to "a\\\\nb"\n',
    })
  })

  test('1to2 keeps what is no v1', () => {
    const events = eventsOf(['1to2'], 'hello\ntest: a\nskip: a [\nlater\n]\n')
    expect(events.map(({ testId, status, fileName }) => [testId, status, fileName])).toEqual([
      [undefined, undefined, 'stdout'],
      ['a', 'inprogress', undefined],
      ['a', undefined, 'reason'],
      ['a', 'skip', undefined],
    ])
  })
})
