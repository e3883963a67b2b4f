import { Encoder, type TestEvent } from '@subunit-js/protocol'
import { type TestRecord, testsOf } from '@subunit-js/stream'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readTap } from './support/read.ts'

const indent = fc.constantFrom('', '', '', '    ', '    ', '        ', '  ', '\t', '     ')
const content = fc.constantFrom(
  ...[
    'ok',
    'ok 1',
    'not ok 2 - a',
    'ok - a # TODO b',
    'not ok # SKIP',
    'ok 1 - s {',
    'not ok - s { # TODO',
    '{',
    '}',
  ],
  ...[
    '1..1',
    '1..0',
    '2..9',
    '1..0 # SKIP x',
    '# Subtest: s',
    '# Subtest',
    '# Subtest: a',
    '# note',
    '#   why',
  ],
  ...[
    '---',
    '...',
    'a: b',
    'a: "b',
    'b"',
    'a: "b"',
    '"',
    'stack: |-',
    'duration_ms: 3',
    '---',
    '...',
    'ok 3 - s',
    'not ok 3 - a # time=4ms',
  ],
  ...[
    'TAP version 13',
    'TAP version 14',
    'pragma +strict',
    'pragma -strict',
    'Bail out!',
    'Bail out! no',
    'noise',
    '',
  ],
)
const end = fc.constantFrom('\n', '\n', '\n', '\n', '\r\n', '\r', '')
const line = fc.oneof(
  { weight: 20, arbitrary: fc.tuple(indent, content, end).map(parts => parts.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
)
const documents = fc.oneof(
  { weight: 9, arbitrary: fc.array(line, { maxLength: 25 }).map(lines => Buffer.from(lines.join(''))) },
  { weight: 1, arbitrary: fc.uint8Array().map(bytes => Buffer.from(bytes)) },
)

describe('any input', () => {
  test('gives each test one beginning, one end and an id of its own, and the script an end after all', () => {
    fc.assert(
      fc.property(documents, document => {
        const events = readTap(document)
        const statuses = events.flatMap(({ status, testId }) =>
          status === undefined ? [] : [{ testId, status }],
        )
        const begun = statuses.filter(({ status }) => status === 'inprogress').map(({ testId }) => testId)
        const ended = statuses.filter(({ status }) => status !== 'inprogress').map(({ testId }) => testId)
        expect(new Set(begun).size).toBe(begun.length)
        expect([...ended].sort()).toEqual([...begun].sort())
        expect(events.at(-1)).toMatchObject({ testId: 't', runnable: true })
        expect(testsOf(events).filter(({ lost }) => lost)).toEqual([])
      }),
      { numRuns: 2000 },
    )
  })

  test('gives events that can be written', () => {
    fc.assert(
      fc.property(documents, document => {
        const encoder = new Encoder()
        for (const event of readTap(document)) encoder.append(event)
        expect(encoder.length).toBeGreaterThan(0)
      }),
    )
  })

  test('gives the same tests in chunks of any size', () => {
    fc.assert(
      fc.property(documents, fc.integer({ min: 1, max: 7 }), (document, chunkBytes) => {
        expect(testsOf(readTap(document, { chunkBytes }))).toEqual(testsOf(readTap(document)))
      }),
      { numRuns: 1000 },
    )
  })

  test('loses no line: each is a test, a verdict, or in a file of a test', () => {
    const marked = fc.tuple(indent, fc.nat({ max: 3 }), fc.option(line, { nil: '' }))
    fc.assert(
      fc.property(fc.array(marked, { maxLength: 20 }), lines => {
        const document = lines.map(([margin, shape, filler], index) => {
          const mark = `mark-${index}.`
          const shapes = [mark, `ok - ${mark}`, `# ${mark}`, `not ok - ${mark}`]
          return `${margin}${shapes[shape]}\n${filler.replace(/[\r\n]*$/, '\n')}`
        })
        const said = everythingIn(readTap(document.join('')))
        expect(lines.map((_, index) => `mark-${index}.`).filter(mark => !said.includes(mark))).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })

  test('fails the script if a line at the margin says that a test point failed', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), lines => {
        const whole = lines.map(each => each.replace(/[\r\n]*$/, '\n'))
        const document = `${whole.join('')}not ok - final\n`
        expect(script(readTap(document)).status).toBe('fail')
      }),
      { numRuns: 500 },
    )
  })
})

function script(events: readonly TestEvent[]): TestRecord {
  return testsOf(events).find(({ runnable }) => runnable)!
}

function everythingIn(events: readonly TestEvent[]): string {
  return testsOf(events)
    .flatMap(({ testId, attachments }) => [
      testId,
      ...attachments.map(({ bytes }) => Buffer.from(bytes).toString()),
    ])
    .join('\n')
}
