import { collect, feed, type RouteRule, route, StreamError, split, type TestIdRule } from '@subunit-js/stream'
import { describe, expect, test } from 'vitest'
import { events, through } from '../support/event.ts'

describe('route', () => {
  test('is put in front of each code, run-level events included', () => {
    const input = events(
      { testId: 'a' },
      { routeCode: '3' },
      { testId: 'a', routeCode: '1/2' },
      { testId: 'b' },
    )
    expect(through(route('0'), input)).toStrictEqual(
      events(
        { testId: 'a', routeCode: '0' },
        { routeCode: '0/3' },
        { testId: 'a', routeCode: '0/1/2' },
        { testId: 'b', routeCode: '0' },
      ),
    )
  })

  test('an empty inner code still is one', () => {
    expect(through(route('0'), events({ routeCode: '' }))).toStrictEqual(events({ routeCode: '0/' }))
  })

  test.each(['', 'a/b', '/'])('"%s" is no step', code => {
    expect(() => route(code)).toThrow(StreamError)
  })

  test('says what is wrong with a code', () => {
    expect(() => route('a/b')).toThrowErrorMatchingInlineSnapshot(
      `[StreamError: "a/b" is no step of a route code: it has a "/", which separates steps.]`,
    )
    expect(() => route('')).toThrowErrorMatchingInlineSnapshot(
      `[StreamError: "" is no step of a route code: it is empty.]`,
    )
  })
})

describe('split', () => {
  /** Splits one event and tells what came out where. */
  function splitOne(rules: (target: ReturnType<typeof collect>) => (RouteRule | TestIdRule)[], fields = {}) {
    const [target, fallback] = [collect(), collect()]
    split({ rules: rules(target), fallback }).event(events(fields)[0]!)
    return { target: target.events, fallback: fallback.events }
  }

  test.each<[string, Omit<RouteRule, 'sink'>, string | undefined, string | undefined | false]>([
    ['the code itself', { route: '0' }, '0', '0'],
    ['its first step', { route: '0' }, '0/1', '0/1'],
    ['not a longer step', { route: '0' }, '01', false],
    ['not a later step', { route: '0' }, '1/0', false],
    ['not an absent code', { route: '0' }, undefined, false],
    ['not an empty code', { route: '0' }, '', false],
    ['consumed whole', { route: '0', consume: true }, '0', undefined],
    ['consumed with nothing behind', { route: '0', consume: true }, '0/', undefined],
    ['consumed from the front', { route: '0', consume: true }, '0/1/2', '1/2'],
  ])('a route rule selects %s', (_, rule, routeCode, expected) => {
    const { target, fallback } = splitOne(sink => [{ ...rule, sink }], { testId: 'a', routeCode })
    const input = events({ testId: 'a', routeCode })
    expect({ target, fallback }).toStrictEqual(
      expected === false
        ? { target: [], fallback: input }
        : { target: events({ testId: 'a', routeCode: expected }), fallback: [] },
    )
  })

  test.each<[string, string | undefined, string | undefined, boolean]>([
    ['its id', 'a', 'a', true],
    ['no other id', 'a', 'ab', false],
    ['not run-level events', 'a', undefined, false],
    ['an empty id', '', '', true],
    ['run-level events, for undefined', undefined, undefined, true],
    ['no test, for undefined', undefined, '', false],
  ])('a test-id rule selects %s', (_, selected, testId, taken) => {
    const { target, fallback } = splitOne(sink => [{ testId: selected, sink }], { testId })
    expect([target.length, fallback.length]).toEqual(taken ? [1, 0] : [0, 1])
  })

  test('a route rule goes before a test-id rule', () => {
    const [byRoute, byId, fallback] = [collect(), collect(), collect()]
    const splitter = split({
      fallback,
      rules: [
        { testId: 'a', sink: byId },
        { route: '0', sink: byRoute },
      ],
    })
    feed(events({ testId: 'a', routeCode: '0' }, { testId: 'a' }), splitter)
    expect([byRoute.events.length, byId.events.length, fallback.events.length]).toEqual([1, 1, 0])
  })

  test('a later rule replaces an earlier one, also while events pass', () => {
    const [first, second, fallback] = [collect(), collect(), collect()]
    const splitter = split({ fallback, rules: [{ route: '0', sink: first }] })
    const [event] = events({ routeCode: '0' })
    splitter.event(event!)
    splitter.add({ route: '0', sink: second })
    splitter.event(event!)
    splitter.end()
    expect([first.events.length, second.events.length]).toEqual([1, 1])
    expect([first.ended, second.ended, fallback.ended]).toEqual([true, true, true])
  })

  test('the end comes once to each sink, and not where someone else ends it', () => {
    const log: string[] = []
    const target = (name: string) => ({ event() {}, end: () => log.push(name) })
    const [shared, own, fallback] = [target('shared'), target('own'), target('fallback')]
    split({
      fallback,
      endFallback: false,
      rules: [
        { route: '0', sink: own },
        { route: '1', sink: own },
        { testId: 'a', sink: shared, end: false },
      ],
    }).end()
    expect(log).toEqual(['own'])
  })

  test('a route of two steps is refused', () => {
    const fallback = collect()
    expect(() =>
      split({ fallback, rules: [{ route: '0/1', sink: fallback }] }),
    ).toThrowErrorMatchingInlineSnapshot(
      `[StreamError: "0/1" is no step of a route code: it has a "/", which separates steps.]`,
    )
  })
})
