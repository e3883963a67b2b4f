import {
  collect,
  compose,
  copy,
  feed,
  filter,
  NULL_SINK,
  pipe,
  rename,
  route,
  sink,
} from '@subunit-js/stream'
import { expect, test } from 'vitest'
import { events, through } from './support/event.ts'

const stream = events({ testId: 'a', status: 'inprogress' }, { testId: 'a', status: 'success' })

test('a collector keeps events in order and knows the end', () => {
  const collector = collect()
  collector.event(stream[0]!)
  expect(collector.ended).toBe(false)
  feed(stream.slice(1), collector)
  expect(collector.events).toStrictEqual(stream)
  expect(collector.ended).toBe(true)
})

test('a copy repeats every event and the end to each target in turn', () => {
  const log: string[] = []
  const target = (name: string) =>
    sink(
      event => log.push(`${name} ${event.status}`),
      () => log.push(`${name} end`),
    )
  feed(stream, copy(target('first'), target('second')))
  expect(log).toEqual([
    'first inprogress',
    'second inprogress',
    'first success',
    'second success',
    'first end',
    'second end',
  ])
})

test('a copy to nobody, a sink without an end and the null sink take everything', () => {
  feed(stream, copy(NULL_SINK, copy()))
  feed(
    stream,
    sink(() => {}),
  )
})

test('copied events are the very same objects', () => {
  const [first, second] = [collect(), collect()]
  feed(stream, copy(first, second))
  expect(first.events.map((event, index) => event === second.events[index])).toEqual([true, true])
})

test('events pass the steps of a pipe from left to right', () => {
  const collector = collect()
  feed(
    stream,
    pipe(
      rename(id => `${id}1`),
      rename(id => `${id}2`),
      collector,
    ),
  )
  expect(collector.events.map(event => event.testId)).toEqual(['a12', 'a12'])
})

test('a pipe of a sink alone is the sink', () => {
  expect(pipe(NULL_SINK)).toBe(NULL_SINK)
})

test('composed transforms are one transform', () => {
  const both = compose(
    filter(event => event.status === 'success'),
    route('0'),
  )
  expect(through(both, stream)).toStrictEqual(events({ testId: 'a', status: 'success', routeCode: '0' }))
})
