import type { EventFields } from '@subunit-js/protocol'
import { type TagOptions, tag } from '@subunit-js/stream'
import { describe, expect, test } from 'vitest'
import { events, through } from '../support/event.ts'

describe('on a single event', () => {
  test.each<[string, TagOptions, EventFields, string[] | undefined]>([
    ['nothing to do, no tags', {}, { testId: 'a' }, undefined],
    ['nothing to do, tags', {}, { testId: 'a', tags: ['x'] }, ['x']],
    ['nothing to do, an empty set', {}, { testId: 'a', tags: [] }, []],
    ['a tag is added to none', { add: ['w'] }, { testId: 'a' }, ['w']],
    ['a tag is added to others', { add: ['w'] }, { testId: 'a', tags: ['x'] }, ['x', 'w']],
    ['a tag that is there is not added twice', { add: ['x', 'x'] }, { testId: 'a', tags: ['x'] }, ['x']],
    ['a tag is discarded', { discard: ['x'] }, { testId: 'a', tags: ['x', 'y'] }, ['y']],
    ['a tag that is not there is not missed', { discard: ['x'] }, { testId: 'a', tags: ['y'] }, ['y']],
    ['what is added is discarded', { add: ['w'], discard: ['w'] }, { testId: 'a', tags: ['y'] }, ['y']],
    ['a set that becomes empty is left out', { discard: ['x'] }, { testId: 'a', tags: ['x'] }, undefined],
    ['run-level events too', { add: ['w'] }, { fileName: 'stdout', fileBytes: new Uint8Array() }, ['w']],
  ])('%s', (_, options, fields, tags) => {
    expect(through(tag(options), events(fields))).toStrictEqual(events({ ...fields, tags }))
  })
})

test('an event whose tags stay as they are is passed on itself', () => {
  const input = events({ testId: 'a', tags: ['w'] }, { testId: 'b', tags: ['x', 'w'] }, { testId: 'b' })
  const output = through(tag({ add: ['w'], discard: ['y'] }), input)
  expect(output.map((event, index) => event === input[index])).toEqual([true, true, false])
})

describe('over a test', () => {
  const tagsThrough = (options: TagOptions, ...fields: EventFields[]) =>
    through(tag(options), events(...fields)).map(event => event.tags)

  test('an event without tags does not take the former ones from its test', () => {
    expect(
      tagsThrough(
        { add: ['w'] },
        { testId: 'a', status: 'inprogress', tags: ['x'] },
        { testId: 'b', status: 'inprogress' },
        { testId: 'a', routeCode: '1', status: 'inprogress' },
        { testId: 'a', status: 'success' },
        { testId: 'a', status: 'inprogress' },
      ),
    ).toEqual([['x', 'w'], ['w'], ['w'], ['x', 'w'], ['w']])
  })

  test('discarding leaves events without tags alone', () => {
    expect(
      tagsThrough(
        { discard: ['y'] },
        { testId: 'a', status: 'inprogress', tags: ['x', 'y'] },
        { testId: 'a', status: 'success' },
      ),
    ).toEqual([['x'], undefined])
  })

  test('a set that becomes empty replaces one that did not', () => {
    expect(
      tagsThrough(
        { discard: ['y'] },
        { testId: 'a', status: 'inprogress', tags: ['x', 'y'] },
        { testId: 'a', status: 'success', tags: ['y'] },
      ),
    ).toEqual([['x'], []])
  })
})
