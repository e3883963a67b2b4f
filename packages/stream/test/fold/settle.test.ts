import type { EventFields } from '@subunit-js/protocol'
import { runFiles, type SettleOptions, settle } from '@subunit-js/stream'
import { expect, test } from 'vitest'
import { at, bytes, events, through } from '../support/event.ts'

function settled(stream: EventFields[], options: Partial<SettleOptions> = {}) {
  const input = events(...stream)
  const output = through(settle({ reason: () => 'exit status 1', now: () => at(9), ...options }), input)
  expect(output.slice(0, input.length)).toStrictEqual(input)
  return output.slice(input.length)
}

const failed: EventFields = {
  status: 'fail',
  fileName: 'reason',
  fileBytes: bytes('exit status 1'),
  mimeType: 'text/plain; charset=utf8',
  eof: true,
  timestamp: at(9),
}

test('a complete stream stays as it is, and nobody is asked why', () => {
  const ask = () => {
    throw new Error('asked')
  }
  expect(settled([{ testId: 'a', status: 'success' }], { reason: ask, now: ask, expected: ['a'] })).toEqual(
    [],
  )
})

test('a test in progress fails, with what is known of it', () => {
  expect(
    settled([
      { testId: 'a', status: 'inprogress', tags: ['x'], runnable: false, routeCode: '1' },
      { testId: 'b', fileName: 'log', fileBytes: bytes('') },
    ]),
  ).toStrictEqual(
    events(
      { testId: 'a', ...failed, tags: ['x'], runnable: false, routeCode: '1' },
      { testId: 'b', ...failed },
    ),
  )
})

test('an announced test that never began is lost, also when nothing was run', () => {
  expect(settled([{ testId: 'a', status: 'exists', tags: ['x'] }])).toStrictEqual(
    events({ testId: 'a', ...failed, tags: ['x', 'lost'] }),
  )
})

test('expected tests that never appeared are lost, each once and in their order', () => {
  expect(
    settled(
      [
        { testId: 'b', status: 'success' },
        { testId: 'c', status: 'inprogress' },
        { testId: 'd', status: 'success', routeCode: '1' },
      ],
      { expected: ['d', 'c', 'b', 'a', 'a'] },
    ),
  ).toStrictEqual(
    events(
      { testId: 'c', ...failed },
      { testId: 'd', ...failed, tags: ['lost'] },
      { testId: 'a', ...failed, tags: ['lost'] },
    ),
  )
})

test('files of the run are put together by route and name', () => {
  const files = runFiles()
  const stream = events(
    { fileName: 'coverage', fileBytes: bytes('{'), mimeType: 'application/json' },
    { fileName: 'stdout', fileBytes: bytes('x'), routeCode: '1' },
    { testId: 'a', fileName: 'coverage', fileBytes: bytes('no') },
    { fileName: 'coverage', fileBytes: bytes('}'), eof: true },
    { fileName: 'coverage', fileBytes: bytes('other'), routeCode: '1' },
    { status: 'fail' },
  )
  for (const event of stream) files.add(event)
  expect(files.list()).toEqual([
    {
      routeCode: undefined,
      name: 'coverage',
      mimeType: 'application/json',
      bytes: bytes('{}'),
      size: 2,
      complete: true,
    },
    { routeCode: '1', name: 'stdout', mimeType: undefined, bytes: bytes('x'), size: 1, complete: false },
    {
      routeCode: '1',
      name: 'coverage',
      mimeType: undefined,
      bytes: bytes('other'),
      size: 5,
      complete: false,
    },
  ])
})
