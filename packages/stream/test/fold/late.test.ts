import type { EventFields } from '@subunit-js/protocol'
import { expect, test } from 'vitest'
import { REMEMBERED_TESTS } from '../../src/fold/finished.ts'
import { at, bytes, events } from '../support/event.ts'
import { folded } from '../support/records.ts'

const passed: EventFields = { testId: 'a', status: 'success' }
const log: EventFields = { testId: 'a', fileName: 'log', fileBytes: bytes('x'), eof: true }
const others = (count: number) =>
  Array.from({ length: count }, (_, index): EventFields => ({ testId: `other ${index}`, status: 'skip' }))

test.each<[string, EventFields[], unknown[]]>([
  [
    'an attachment after the final status makes no test',
    [passed, log],
    [{ testId: 'a', status: 'success' }, 'late a log'],
  ],
  [
    'nor do tags or times',
    [passed, { testId: 'a', tags: ['x'], timestamp: at(1) }],
    [{ testId: 'a', status: 'success' }, 'late a undefined'],
  ],
  [
    'pieces keep their order',
    [passed, { ...log, fileName: '1' }, { ...log, fileName: '2' }],
    [{ testId: 'a', status: 'success' }, 'late a 1', 'late a 2'],
  ],
  [
    'of another route it is not late',
    [passed, { ...log, routeCode: '1' }],
    [
      { testId: 'a', status: 'success' },
      { testId: 'a', routeCode: '1', status: undefined, attachments: ['log|x'], lost: true },
    ],
  ],
  [
    'when the test is begun again it was late for the first time',
    [passed, log, { testId: 'a', status: 'inprogress' }, { testId: 'a', status: 'fail' }],
    [{ testId: 'a', status: 'success' }, 'late a log', { testId: 'a', status: 'fail' }],
  ],
  [
    'when the test is reported again without being begun it belongs to that report',
    [passed, log, { testId: 'a', status: 'fail' }],
    [
      { testId: 'a', status: 'success' },
      { testId: 'a', status: 'fail', attachments: ['log|x'] },
    ],
  ],
  [
    'announcing the test again decides nothing',
    [passed, log, { testId: 'a', status: 'exists' }],
    [
      { testId: 'a', status: 'success' },
      { testId: 'a', status: 'exists', announced: true, lost: true },
      'late a log',
    ],
  ],
  [
    'damage of a stream is told each time with its bytes',
    [1, 2].flatMap(number => [
      { testId: 'subunit.parser', fileName: 'Packet data', fileBytes: bytes(`${number}`), eof: true },
      {
        testId: 'subunit.parser',
        status: 'fail',
        fileName: 'Parser Error',
        fileBytes: bytes('bad'),
        eof: true,
      },
    ]),
    [
      { testId: 'subunit.parser', status: 'fail', attachments: ['Packet data|1', 'Parser Error|bad'] },
      { testId: 'subunit.parser', status: 'fail', attachments: ['Packet data|2', 'Parser Error|bad'] },
    ],
  ],
])('%s', (_, stream, said) => {
  expect(folded(events(...stream))).toEqual(said)
})

test('what is late is told once the test is forgotten', () => {
  const said = folded(events(passed, log, ...others(REMEMBERED_TESTS), { testId: 'last', status: 'skip' }))
  expect(said.indexOf('late a log')).toBe(REMEMBERED_TESTS)
})

test('a test that finished again meanwhile is remembered from then on', () => {
  const half = others(REMEMBERED_TESTS / 2)
  const said = folded(events(log, passed, log, ...half, passed, ...half, ...half.slice(1), log))
  expect(said.filter(each => typeof each === 'string')).toEqual(['late a log'])
  expect(said.filter(each => (each as { testId?: string }).testId === 'a')).toEqual([
    { testId: 'a', status: 'success', attachments: ['log|x'] },
    { testId: 'a', status: 'success', attachments: ['log|x'] },
  ])
})

test('an attachment of a test that is long forgotten is one of an unfinished test', () => {
  const said = folded(events(passed, ...others(REMEMBERED_TESTS), log))
  expect(said.at(-1)).toEqual({ testId: 'a', status: undefined, attachments: ['log|x'], lost: true })
})
