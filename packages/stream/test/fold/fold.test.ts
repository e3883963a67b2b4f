import type { EventFields } from '@subunit-js/protocol'
import { feed, foldTests, type TestRecord, testsOf } from '@subunit-js/stream'
import { describe, expect, test } from 'vitest'
import { at, bytes, events } from '../support/event.ts'
import { brief, folded } from '../support/records.ts'

type Case = [name: string, stream: EventFields[], said: unknown[]]

const begun: EventFields = { testId: 'a', status: 'inprogress', timestamp: at(1) }
const passed: EventFields = { testId: 'a', status: 'success', timestamp: at(5) }
const file = (name: string, content: string, more: EventFields = {}): EventFields => ({
  testId: 'a',
  fileName: name,
  fileBytes: bytes(content),
  ...more,
})

test('a record has all its fields', () => {
  expect(
    testsOf(
      events(
        { testId: 'a', status: 'exists', routeCode: '0' },
        { ...begun, routeCode: '0', tags: ['x'] },
        { ...passed, routeCode: '0' },
      ),
    ),
  ).toStrictEqual<TestRecord[]>([
    {
      testId: 'a',
      routeCode: '0',
      runnable: true,
      status: 'success',
      tags: ['x'],
      start: at(1),
      stop: at(5),
      attempts: [{ number: 1, status: 'success', start: at(1), stop: at(5), attachments: [] }],
      attachments: [],
      announced: true,
      lost: false,
    },
  ])
})

describe('status', () => {
  test.each(['success', 'uxsuccess', 'skip', 'fail', 'xfail'] as const)('%s is final', status => {
    expect(folded(events({ testId: 'a', status }, { testId: 'a', status }))).toEqual([
      { testId: 'a', status },
      { testId: 'a', status },
    ])
  })

  test.each<Case>([
    ['begun and finished', [begun, passed], [{ testId: 'a', status: 'success', start: 1, stop: 5 }]],
    [
      'never finished',
      [begun, file('log', 'x', { timestamp: at(2) })],
      [{ testId: 'a', status: 'inprogress', start: 1, attachments: ['log|x...'], lost: true }],
    ],
    [
      'attachments and never a status',
      [file('log', 'x')],
      [{ testId: 'a', status: undefined, attachments: ['log|x...'], lost: true }],
    ],
    ['an empty id is a test', [{ testId: '', status: 'skip' }], [{ testId: '', status: 'skip' }]],
    ['a status without an id is none', [{ status: 'fail' }], ['run undefined']],
    [
      'runnable as the latest status says',
      [{ ...begun, runnable: false }, file('log', ''), { ...passed, runnable: false }],
      [{ testId: 'a', runnable: false, status: 'success', start: 1, stop: 5, attachments: ['log|...'] }],
    ],
    [
      'an attachment does not say whether a test is runnable',
      [{ ...begun, runnable: false }, file('log', '')],
      [
        {
          testId: 'a',
          runnable: false,
          status: 'inprogress',
          start: 1,
          attachments: ['log|...'],
          lost: true,
        },
      ],
    ],
  ])('%s', (_, stream, said) => {
    expect(folded(events(...stream))).toEqual(said)
  })
})

describe('identity', () => {
  test('is the id and the route code', () => {
    expect(
      folded(
        events(
          begun,
          { ...begun, routeCode: '' },
          { ...begun, routeCode: '1' },
          { ...begun, testId: 'b', routeCode: '1' },
          { ...passed, routeCode: '1' },
          { ...passed, status: 'fail' },
          { ...passed, routeCode: '', status: 'skip' },
        ),
      ),
    ).toEqual([
      { testId: 'a', routeCode: '1', status: 'success', start: 1, stop: 5 },
      { testId: 'a', status: 'fail', start: 1, stop: 5 },
      { testId: 'a', routeCode: '', status: 'skip', start: 1, stop: 5 },
      { testId: 'b', routeCode: '1', status: 'inprogress', start: 1, lost: true },
    ])
  })

  test('a test that is over may be run again', () => {
    expect(
      folded(events(begun, passed, { ...begun, timestamp: at(7) }, { ...passed, timestamp: at(8) })),
    ).toEqual([
      { testId: 'a', status: 'success', start: 1, stop: 5 },
      { testId: 'a', status: 'success', start: 7, stop: 8 },
    ])
  })
})

describe('announced tests', () => {
  const announced = (testId: string, routeCode?: string): EventFields => ({
    testId,
    status: 'exists',
    routeCode,
  })

  test.each<Case>([
    [
      'of a listing are not lost',
      [announced('a'), announced('b')],
      [
        { testId: 'a', status: 'exists', announced: true },
        { testId: 'b', status: 'exists', announced: true },
      ],
    ],
    [
      'are lost where others were run',
      [announced('b'), announced('a'), begun, passed],
      [
        { testId: 'a', status: 'success', start: 1, stop: 5, announced: true },
        { testId: 'b', status: 'exists', announced: true, lost: true },
      ],
    ],
    [
      'of a route on which nothing was run are not lost',
      [announced('a', 'list'), begun, passed],
      [
        { testId: 'a', status: 'success', start: 1, stop: 5 },
        { testId: 'a', routeCode: 'list', status: 'exists', announced: true },
      ],
    ],
    [
      'are not lost by damage of a listing',
      [announced('a'), { testId: 'subunit.parser', status: 'fail' }],
      [
        { testId: 'subunit.parser', status: 'fail' },
        { testId: 'a', status: 'exists', announced: true },
      ],
    ],
    [
      'announced again while running stay in progress',
      [begun, announced('a')],
      [{ testId: 'a', status: 'inprogress', start: 1, announced: true, lost: true }],
    ],
    [
      'announced again when over await another run',
      [passed, announced('a')],
      [
        { testId: 'a', status: 'success', stop: 5 },
        { testId: 'a', status: 'exists', announced: true, lost: true },
      ],
    ],
    [
      'have neither start nor stop',
      [{ ...announced('a'), timestamp: at(1) }],
      [{ testId: 'a', status: 'exists', announced: true }],
    ],
  ])('%s', (_, stream, said) => {
    expect(folded(events(...stream))).toEqual(said)
  })
})

describe('tags', () => {
  const tagsOf = (...sets: (string[] | undefined)[]) =>
    testsOf(events(...sets.map(tags => ({ testId: 'a', tags })), passed)).map(({ tags }) => tags)

  test.each<[string, (string[] | undefined)[], string[]]>([
    ['none', [undefined], []],
    ['one set', [['x', 'y']], ['x', 'y']],
    ['an absent set keeps the former', [['x'], undefined], ['x']],
    ['a later set replaces the former', [['x'], ['y']], ['y']],
    ['an empty set clears the former', [['x'], []], []],
  ])('%s', (_, sets, tags) => {
    expect(tagsOf(...sets)).toEqual([tags])
  })
})

describe('time', () => {
  test.each<Case>([
    [
      'attachments between do not move the start',
      [begun, file('log', 'x', { timestamp: at(3), eof: true }), passed],
      [{ testId: 'a', status: 'success', start: 1, stop: 5, attachments: ['log|x'] }],
    ],
    [
      'a further sign of life does not move the start',
      [begun, { ...begun, timestamp: at(3) }, passed],
      [{ testId: 'a', status: 'success', start: 1, stop: 5 }],
    ],
    [
      'the first in-progress event with a time counts',
      [{ ...begun, timestamp: undefined }, begun, passed],
      [{ testId: 'a', status: 'success', start: 1, stop: 5 }],
    ],
    [
      'a final event alone does not say when it began',
      [passed],
      [{ testId: 'a', status: 'success', stop: 5 }],
    ],
    [
      'an untimed final event erases nothing',
      [begun, file('log', 'x', { timestamp: at(3) }), { ...passed, timestamp: undefined }],
      [{ testId: 'a', status: 'success', start: 1, stop: 3, attachments: ['log|x...'] }],
    ],
    [
      'the start is no stop',
      [begun, { ...passed, timestamp: undefined }],
      [{ testId: 'a', status: 'success', start: 1 }],
    ],
    [
      'an unfinished test has no stop',
      [begun],
      [{ testId: 'a', status: 'inprogress', start: 1, lost: true }],
    ],
  ])('%s', (_, stream, said) => {
    expect(folded(events(...stream))).toEqual(said)
  })
})

describe('attachments', () => {
  const filesOf = (...stream: EventFields[]) =>
    folded(events(...stream, { testId: 'a', status: 'skip' })).map(
      said => (said as { attachments?: string[] }).attachments,
    )

  test.each<[string, EventFields[], string[]]>([
    ['in one piece', [file('log', 'x', { eof: true, mimeType: 'text/plain' })], ['log|x|text/plain']],
    ['in pieces', [file('log', 'x'), file('log', 'y', { eof: true })], ['log|xy']],
    ['without an end', [file('log', 'x'), file('log', 'y')], ['log|xy...']],
    ['empty', [file('log', '', { eof: true })], ['log|']],
    ['ended by an empty piece', [file('log', 'x'), file('log', '', { eof: true })], ['log|x']],
    ['an empty name', [file('', 'x', { eof: true })], ['|x']],
    [
      'continued after its end',
      [file('log', 'x', { eof: true }), file('log', 'y'), file('log', 'z', { eof: true })],
      ['log|xyz'],
    ],
    [
      'continued after its end and left open',
      [file('log', 'x', { eof: true }), file('log', 'y')],
      ['log|xy...'],
    ],
    [
      'interleaved, in order of first appearance',
      [file('b', '1'), file('a', '2'), file('b', '3', { eof: true }), file('a', '4', { eof: true })],
      ['b|13', 'a|24'],
    ],
    [
      'with the first MIME type that any piece has',
      [file('log', 'x'), file('log', 'y', { mimeType: 'a/b' }), file('log', 'z', { mimeType: 'c/d' })],
      ['log|xyz...|a/b'],
    ],
  ])('%s', (_, stream, files) => {
    expect(filesOf(...stream)).toEqual([files])
  })

  test('a piece may come with the final status', () => {
    expect(folded(events(file('reason', 'no', { status: 'skip', eof: true })))).toEqual([
      { testId: 'a', status: 'skip', attachments: ['reason|no'] },
    ])
  })

  test('a fold may drop their bytes, keeping the size', () => {
    const tests: TestRecord[] = []
    const stream = events(file('log', 'xy'), file('log', 'z', { eof: true, mimeType: 'a/b' }), passed)
    feed(stream, foldTests({ onTest: test => tests.push(test), bytes: 'drop' }))
    expect(tests[0]!.attachments).toEqual([
      { name: 'log', mimeType: 'a/b', bytes: new Uint8Array(), size: 3, complete: true },
    ])
  })
})

describe('the order of what a fold says', () => {
  test('is that of final statuses, then of first appearance, and run-level events at once', () => {
    const stream = events(
      { testId: 'z', status: 'inprogress' },
      begun,
      { fileName: 'stdout', fileBytes: bytes('x') },
      { testId: 'y', status: 'exists' },
      passed,
      { testId: 'x', status: 'inprogress', routeCode: '1' },
      { testId: 'w', status: 'inprogress' },
    )
    expect(
      folded(stream).map(said => (typeof said === 'string' ? said : (said as TestRecord).testId)),
    ).toEqual(['run stdout', 'a', 'z', 'y', 'x', 'w'])
  })

  test('a test is told in the call that ends it', () => {
    const tests: unknown[] = []
    const fold = foldTests({ onTest: test => tests.push(brief(test)) })
    const [first, second] = events(begun, passed)
    fold.event(first!)
    expect(tests).toEqual([])
    fold.event(second!)
    expect(tests).toEqual([{ testId: 'a', status: 'success', start: 1, stop: 5 }])
    fold.end()
    expect(tests.length).toBe(1)
  })
})
