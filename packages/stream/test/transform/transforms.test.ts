import type { TestEvent } from '@subunit-js/protocol'
import { collect, failFast, feed, filter, rename, timestamp } from '@subunit-js/stream'
import { describe, expect, test } from 'vitest'
import { at, events, through } from '../support/event.ts'

describe('timestamp', () => {
  test('fills in the time where there is none and keeps the others', () => {
    let now = 10
    const input = events({ testId: 'a' }, { testId: 'b', timestamp: at(1) }, {})
    expect(
      through(
        timestamp(() => at(now++)),
        input,
      ),
    ).toStrictEqual(
      events({ testId: 'a', timestamp: at(10) }, { testId: 'b', timestamp: at(1) }, { timestamp: at(11) }),
    )
  })
})

describe('filter', () => {
  test('passes on what is to be kept, unchanged', () => {
    const input = events({ testId: 'a', status: 'fail' }, { testId: 'b', status: 'skip' }, {})
    const output = through(
      filter(event => event.status !== 'skip'),
      input,
    )
    expect(output).toStrictEqual([input[0], input[2]])
    expect(output[0]).toBe(input[0])
  })
})

describe('rename', () => {
  test('changes ids of tests, an empty one included, and nothing else', () => {
    const input = events({ testId: 'a', status: 'fail' }, { testId: '' }, { fileName: 'x' })
    expect(
      through(
        rename(id => `pkg.${id}`),
        input,
      ),
    ).toStrictEqual(events({ testId: 'pkg.a', status: 'fail' }, { testId: 'pkg.' }, { fileName: 'x' }))
  })

  test('passes an event on itself when its id stays', () => {
    const input = events({ testId: 'a' })
    expect(
      through(
        rename(id => id),
        input,
      )[0],
    ).toBe(input[0])
  })

  test('sees the event', () => {
    const input = events({ testId: 'a', routeCode: '1' })
    const renamed = through(
      rename((id, event) => `${event.routeCode}:${id}`),
      input,
    )
    expect(renamed[0]!.testId).toBe('1:a')
  })
})

describe('fail-fast', () => {
  test.each<[TestEvent['status'], boolean, boolean]>([
    [undefined, true, false],
    ['exists', true, false],
    ['inprogress', true, false],
    ['success', true, false],
    ['skip', true, false],
    ['xfail', true, false],
    ['fail', true, true],
    ['uxsuccess', true, true],
    ['fail', false, true],
    ['uxsuccess', false, false],
  ])('%s, runnable %s: %s', (status, runnable, called) => {
    const failed: TestEvent[] = []
    const input = events({ testId: 'a', status, runnable })
    expect(
      through(
        failFast(event => failed.push(event)),
        input,
      ),
    ).toStrictEqual(input)
    expect(failed).toStrictEqual(called ? input : [])
  })

  test('the failure has been passed on before the call', () => {
    const collector = collect()
    const seen: number[] = []
    feed(
      events({ testId: 'a', status: 'fail' }, { testId: 'b', status: 'fail' }),
      failFast(() => seen.push(collector.events.length))(collector),
    )
    expect(seen).toEqual([1, 2])
  })
})
