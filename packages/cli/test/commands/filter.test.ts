import type { EventFields } from '@subunit-js/protocol'
import { describe, expect, test } from 'vitest'
import { eventsOf, stream, subunit } from '../support/run.ts'
import { STREAMS, testOf, text } from '../support/streams.ts'

const all = STREAMS['all outcomes']!

describe('subunit filter', () => {
  const ids = (...args: string[]) => [
    ...new Set(eventsOf(['filter', ...args], all).map(({ testId }) => testId)),
  ]

  test.each<[args: string[], ids: string[]]>([
    [[], ['a.fails', 'b.skipped']],
    [['--success'], ['a.passes', 'a.fails', 'b.skipped']],
    [
      ['--xfail', '--no-skip'],
      ['a.fails', 'b.xfails'],
    ],
    [
      ['--success', '--no-failure', '--skip'],
      ['a.passes', 'b.skipped'],
    ],
    [['-F'], ['a.fails']],
    [
      ['--with-tag', 'slow', '--xfail'],
      ['a.fails', 'b.xfails'],
    ],
    [['--with', 'network'], ['b.skipped']],
    [['--without', '^b'], ['a.fails']],
    [
      ['-s', '--rename', '[.].*', ''],
      ['a', 'b'],
    ],
  ])('%j keeps %j', (args, expected) => {
    expect(ids(...args)).toEqual(expected)
  })

  test('an unchanged stream comes out byte for byte', () => {
    const [json, same] = [subunit(['json'], all), subunit(['json'], filtered('-s', '--xfail'))]
    expect(same).toEqual(json)
  })

  test('events of a test come together once it is over', () => {
    const events = eventsOf(['filter', '-s'], STREAMS['tests at once']!)
    expect(events.map(({ testId, status }) => `${testId} ${status}`)).toEqual([
      'a inprogress',
      'a success',
      'b inprogress',
      'b fail',
    ])
  })

  test('what comes late for a test shares its fate', () => {
    const late = (testId: string): EventFields => ({ testId, fileName: 'log', fileBytes: text('late') })
    const input = stream(...testOf('a', 'fail'), ...testOf('b', 'success'), late('a'), late('b'))
    expect(eventsOf(['filter'], input).map(({ testId, status }) => [testId, status])).toEqual([
      ['a', 'inprogress'],
      ['a', 'fail'],
      ['a', undefined],
    ])
  })

  test('a pattern that makes no sense is refused', () => {
    expect(subunit(['filter', '--with', '(a'])).toEqual({
      status: 2,
      stdout: '',
      stderr: 'subunit filter: the pattern "(a" is no good: unterminated group\n',
    })
  })

  function filtered(...args: string[]) {
    return stream(...eventsOf(['filter', ...args], all))
  }
})
