import type { TestEvent } from '@subunit-js/protocol'
import { collect, firstStep, merge, merger, StreamError, split } from '@subunit-js/stream'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { events } from '../support/event.ts'

describe('merge', () => {
  test('passes events on at once, each with the code of its source', () => {
    const target = collect()
    const [first, second, third] = merge(target, ['0', '1', undefined])
    first!.event(events({ testId: 'a' })[0]!)
    second!.event(events({ testId: 'a', routeCode: '5' })[0]!)
    third!.event(events({ testId: 'a', routeCode: '5' })[0]!)
    expect(target.events).toStrictEqual(
      events(
        { testId: 'a', routeCode: '0' },
        { testId: 'a', routeCode: '1/5' },
        { testId: 'a', routeCode: '5' },
      ),
    )
  })

  test('ends the target once, after the last source', () => {
    const ends: string[] = []
    const [first, second] = merge({ event() {}, end: () => ends.push('end') }, ['0', '1'])
    first!.end()
    first!.end()
    expect(ends).toEqual([])
    second!.end()
    second!.end()
    expect(ends).toEqual(['end'])
  })

  test('ends the target of no sources', () => {
    const target = collect()
    expect(merge(target, [])).toEqual([])
    expect(target.ended).toBe(true)
  })

  test('however sources interleave, each comes out whole and in its own order', () => {
    const source = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 5 })
    fc.assert(
      fc.property(fc.array(source, { maxLength: 4 }), fc.infiniteStream(fc.nat()), (sources, choices) => {
        const streams = sources.map(ids => events(...ids.map(testId => ({ testId }))))
        const target = collect()
        const entries = merge(
          target,
          streams.map((_, index) => `${index}`),
        )
        const left = streams.map((stream, index) => ({ stream: [...stream], entry: entries[index]! }))
        while (left.length > 0) {
          const index = choices.next().value % left.length
          const { stream, entry } = left[index]!
          const event = stream.shift()
          if (event !== undefined) entry.event(event)
          else {
            entry.end()
            left.splice(index, 1)
          }
        }
        expect(target.ended).toBe(true)
        const apart = streams.map(() => [] as TestEvent[])
        for (const event of target.events) apart[Number(firstStep(event.routeCode!))]!.push(event)
        expect(apart.map(stream => stream.map(event => event.testId))).toEqual(sources)
      }),
      { numRuns: 200 },
    )
  })

  test('splitting by consumed routes undoes it', () => {
    const [first, second, fallback] = [collect(), collect(), collect()]
    const splitter = split({
      fallback,
      rules: [
        { route: '0', consume: true, sink: first },
        { route: '1', consume: true, sink: second },
      ],
    })
    const [left, right] = merge(splitter, ['0', '1'])
    const stream = events({ testId: 'a' }, { testId: 'a', routeCode: '7' }, {})
    for (const event of stream) {
      left!.event(event)
      right!.event(event)
    }
    left!.end()
    right!.end()
    expect([first.events, second.events, fallback.events]).toStrictEqual([stream, stream, []])
  })
})

describe('merger', () => {
  test('hands out sources until it is closed, and ends with the last', () => {
    const target = collect()
    const { source, close } = merger(target)
    const first = source('0')
    first.end()
    expect(target.ended).toBe(false)
    const second = source()
    close()
    close()
    expect(target.ended).toBe(false)
    second.end()
    expect(target.ended).toBe(true)
  })

  test('refuses a source after it was closed', () => {
    const { source, close } = merger(collect())
    close()
    expect(() => source('0')).toThrow(
      new StreamError('ended', 'A merge was asked for one more source after it was closed.'),
    )
  })
})
