import { describe, expect, test } from 'vitest'
import { eventsOf, subunit } from '../support/run.ts'
import { STREAMS } from '../support/streams.ts'

const all = STREAMS['all outcomes']!

describe('subunit tags', () => {
  test('adds and removes', () => {
    const events = eventsOf(['tags', '-a', 'new', '--remove', 'slow', '--remove', 'worker-0'], all)
    expect(events.map(({ status, tags }) => [status, tags])).toEqual([
      ['inprogress', ['new']],
      ['success', ['new']],
      ['inprogress', ['new']],
      [undefined, ['new']],
      ['fail', ['new', 'worker-1']],
      ['inprogress', ['new']],
      [undefined, ['new']],
      ['skip', ['new']],
      ['inprogress', ['new']],
      [undefined, ['new']],
      ['xfail', ['new']],
    ])
  })

  test('a tag cannot be empty', () => {
    expect(subunit(['tags', '--add', ''])).toEqual({
      status: 2,
      stdout: '',
      stderr: 'subunit tags: a tag cannot be empty\n',
    })
  })
})
