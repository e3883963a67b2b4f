import type { EventFields } from '@subunit-js/protocol'
import {
  attemptFileName,
  attemptOfFile,
  attemptOfTags,
  attemptTag,
  feed,
  foldTests,
  formatAttemptResult,
  isFlaky,
  parseAttemptResult,
  type TestRecord,
  testsOf,
} from '@subunit-js/stream'
import { describe, expect, test } from 'vitest'
import { at, bytes, events, text } from '../support/event.ts'
import { brief } from '../support/records.ts'

const begin = (time: number, ...tags: string[]): EventFields => ({
  testId: 'a',
  status: 'inprogress',
  timestamp: at(time),
  ...(tags.length > 0 && { tags }),
})
const final = (status: 'success' | 'fail', time: number, ...tags: string[]): EventFields => ({
  ...begin(time, ...tags),
  status,
})
const file = (fileName: string, content: string): EventFields => ({
  testId: 'a',
  fileName,
  fileBytes: bytes(content),
  eof: true,
})
const result = (number: number, start: number, stop: number): EventFields =>
  file(
    `attempt-${number}/result`,
    text(formatAttemptResult({ status: 'fail', start: at(start), stop: at(stop) })),
  )

/** The attempts as `number status start-stop`, then their attachments. */
function attempts(...stream: EventFields[]) {
  return testsOf(events(...stream)).map(test =>
    test.attempts.map(({ number, status, start, stop, attachments }) =>
      [`${number} ${status} ${start?.seconds}-${stop?.seconds}`, ...attachments.map(({ name }) => name)].join(
        ' ',
      ),
    ),
  )
}

test('a test that failed twice and then passed', () => {
  const [record] = testsOf(
    events(
      begin(1, 'slow'),
      file('attempt-1/traceback', 'first'),
      result(1, 1, 2),
      begin(3, 'slow', 'attempt-2'),
      file('attempt-2/traceback', 'second'),
      file('attempt-2/traceback-2', 'more'),
      result(2, 3, 4),
      begin(5, 'slow', 'attempt-3'),
      file('stdout', 'all'),
      final('success', 6, 'slow', 'attempt-3'),
    ),
  )
  const results = [1, 3].map(
    start =>
      `|{"status":"fail","start":"1970-01-01T00:00:0${start}.000000000Z","stop":"1970-01-01T00:00:0${start + 1}.000000000Z"}`,
  )
  expect(brief(record!)).toEqual({
    testId: 'a',
    status: 'success',
    tags: ['slow', 'attempt-3'],
    start: 1,
    stop: 6,
    attempts: [
      { number: 1, status: 'fail', start: 1, stop: 2, attachments: ['traceback|first'] },
      { number: 2, status: 'fail', start: 3, stop: 4, attachments: ['traceback|second', 'traceback-2|more'] },
      { number: 3, status: 'success', start: 5, stop: 6, attachments: ['stdout|all'] },
    ],
    attachments: [
      'attempt-1/traceback|first',
      `attempt-1/result${results[0]}`,
      'attempt-2/traceback|second',
      'attempt-2/traceback-2|more',
      `attempt-2/result${results[1]}`,
      'stdout|all',
    ],
  })
  expect(isFlaky(record!)).toBe(true)
})

test.each<[string, EventFields[], string[]]>([
  ['never begun', [{ testId: 'a', status: 'exists' }], []],
  ['one', [begin(1), file('traceback', ''), final('fail', 2)], ['1 fail 1-2 traceback']],
  ['one, final event alone', [final('fail', 2)], ['1 fail undefined-2']],
  ['one, with signs of life', [begin(1), begin(2), begin(3), final('success', 4)], ['1 success 1-4']],
  [
    'two, without a result',
    [begin(1), begin(3, 'attempt-2'), final('success', 4, 'attempt-2')],
    ['1 fail 1-undefined', '2 success 3-4'],
  ],
  [
    'two, with a result that makes no sense',
    [begin(1), file('attempt-1/result', '{"status":1,"start":"x"}'), begin(3, 'attempt-2'), final('fail', 4)],
    ['1 fail 1-undefined', '2 fail 3-4'],
  ],
  [
    'two, whose second said so only at its end',
    [begin(1), result(1, 1, 2), final('fail', 4, 'attempt-2')],
    ['1 fail 1-2', '2 fail undefined-4'],
  ],
  [
    'two, whose second never said so',
    [begin(1), result(1, 1, 2), final('success', 4)],
    ['1 fail 1-2', '2 success undefined-4'],
  ],
  [
    'two, of which the second never ended',
    [begin(1), result(1, 1, 2), begin(3, 'attempt-2')],
    ['1 fail 1-2', '2 inprogress 3-undefined'],
  ],
  ['one that was to be retried and was not', [begin(1), result(1, 1, 2)], ['1 fail 1-2']],
  [
    'two, the first of which nobody saw begin',
    [begin(3, 'attempt-2'), final('success', 4, 'attempt-2')],
    ['2 success 3-4'],
  ],
  [
    'absurdly numbered ones',
    [begin(1), begin(2, 'attempt-999999999'), final('success', 3)],
    ['1 fail 1-undefined', '999999999 success 2-3'],
  ],
])('attempts: %s', (_, stream, expected) => {
  expect(attempts(...stream)).toEqual([expected])
})

test('results are read where bytes are dropped otherwise', () => {
  const tests: TestRecord[] = []
  const stream = events(
    begin(1),
    file('attempt-1/log', 'x'),
    result(1, 1, 2),
    begin(3, 'attempt-2'),
    final('fail', 4),
  )
  feed(stream, foldTests({ onTest: test => tests.push(test), bytes: 'drop' }))
  expect(tests[0]!.attempts.map(({ stop, attachments }) => [stop, attachments[0]?.bytes.length])).toEqual([
    [at(2), 0],
    [at(4), undefined],
  ])
})

test.each<[string, EventFields[], boolean]>([
  ['passed at once', [final('success', 1)], false],
  ['failed at once', [final('fail', 1)], false],
  ['failed twice', [begin(1), begin(2, 'attempt-2'), final('fail', 3)], false],
  ['failed, then passed', [begin(1), begin(2, 'attempt-2'), final('success', 3)], true],
  [
    'repeated, and passed each time',
    [begin(1), file('attempt-1/result', '{"status":"success"}'), begin(2, 'attempt-2'), final('success', 3)],
    false,
  ],
])('flaky: %s', (_, stream, flaky) => {
  expect(testsOf(events(...stream)).map(isFlaky)).toEqual([flaky])
})

describe('names', () => {
  test('of attempts are read as they are written', () => {
    expect(attemptOfTags(['x', attemptTag(2)])).toBe(2)
    expect(attemptOfFile(attemptFileName(2, 'traceback'))).toEqual({ number: 2, name: 'traceback' })
  })

  test.each([
    [[], 1],
    [['x'], 1],
    [['attempt-3', 'attempt-2'], 3],
    [['attempt-0'], 1],
    [['attempt-02'], 1],
    [['attempt-2x', 'an-attempt-2', 'attempt-'], 1],
  ])('tags %o speak of attempt %d', (tags, number) => {
    expect(attemptOfTags(tags)).toBe(number)
  })

  test.each(['traceback', 'attempt-1', 'attempt-0/x', 'attempt-x/y', 'x/attempt-1/y'])(
    '%s is of no attempt',
    name => {
      expect(attemptOfFile(name)).toBe(undefined)
    },
  )

  test('what an attempt leaves may have any name', () => {
    expect(attemptOfFile('attempt-1/a/b\nc')).toEqual({ number: 1, name: 'a/b\nc' })
    expect(attemptOfFile('attempt-1/')).toEqual({ number: 1, name: '' })
  })
})

describe('results', () => {
  test.each<[string, ReturnType<typeof parseAttemptResult>]>([
    ['', { status: undefined, start: undefined, stop: undefined }],
    ['null', { status: undefined, start: undefined, stop: undefined }],
    ['[1]', { status: undefined, start: undefined, stop: undefined }],
    ['{"status":"nonsense"}', { status: undefined, start: undefined, stop: undefined }],
    [
      '{"status":"fail","start":1,"stop":"1970-01-01T00:00:02Z"}',
      { status: 'fail', start: undefined, stop: at(2) },
    ],
  ])('%s', (content, parsed) => {
    expect(parseAttemptResult(bytes(content))).toEqual(parsed)
  })

  test('are read as they are written', () => {
    const whole = { status: 'skip', start: at(1), stop: { seconds: 2, nanoseconds: 3 } } as const
    expect(parseAttemptResult(formatAttemptResult(whole))).toEqual(whole)
    expect(text(formatAttemptResult({ status: 'fail', start: undefined, stop: undefined }))).toBe(
      '{"status":"fail"}',
    )
  })
})
