import { decode, encode, STATUSES, type TestEvent, testEvent } from '@subunit-js/protocol'
import { eventsOf, pipe, route, sink, testsOf } from '@subunit-js/stream'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { at, bytes, events } from '../support/event.ts'
import { folded } from '../support/records.ts'

const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined, freq: 2 })

const anyEvent = fc
  .record({
    testId: maybe(fc.constantFrom('a', 'b')),
    status: fc.constantFrom(...STATUSES),
    tags: maybe(fc.subarray(['x', 'y', 'attempt-2', 'attempt-3'], { minLength: 1 })),
    runnable: fc.boolean(),
    file: maybe(
      fc.record({
        fileName: fc.constantFrom('log', 'attempt-1/log', 'attempt-1/result'),
        fileBytes: fc.constantFrom(
          bytes(''),
          bytes('x'),
          bytes('{"status":"fail","start":"1970-01-01T00:00:09Z"}'),
        ),
        mimeType: maybe(fc.constantFrom('text/plain', 'application/json')),
        eof: fc.boolean(),
      }),
    ),
    routeCode: maybe(fc.constantFrom('', '1')),
    timestamp: maybe(fc.integer({ min: 0, max: 9 }).map(at)),
  })
  .map(({ file, ...fields }) => testEvent({ ...fields, ...file }))

const anyStream = fc.array(anyEvent, { maxLength: 30 })

describe('the fold of a stream', () => {
  test('is that of its encoding', () => {
    fc.assert(
      fc.property(anyStream, stream => {
        const encoded = Buffer.concat(stream.map(event => encode(event)))
        expect(folded(decode(encoded))).toEqual(folded(stream.map(sortTags)))
      }),
      { numRuns: 300 },
    )
  })

  test('is that of its encoding in the smallest packets', () => {
    fc.assert(
      // The status of an announcement comes with its last packet, so the first ones may count as late.
      fc.property(
        fc.array(
          anyEvent.filter(({ status }) => status !== 'exists'),
          { maxLength: 8 },
        ),
        stream => {
          const large = stream.map(event =>
            event.fileName === 'log' ? { ...event, fileBytes: new Uint8Array(300).fill(120) } : event,
          )
          const encoded = Buffer.concat(large.map(event => encode(event, { maxPacketBytes: 128 })))
          expect(testsOf(decode(encoded))).toEqual(testsOf(large.map(sortTags)))
        },
      ),
      { numRuns: 100 },
    )
  })

  test('names every test that was spoken of, exactly as often as it was reported', () => {
    fc.assert(
      fc.property(anyStream, stream => {
        const tests = testsOf(stream)
        const finals = stream.filter(({ testId, status }) => testId !== undefined && isVerdict(status))
        expect(tests.filter(({ status }) => isVerdict(status)).length).toBe(finals.length)
        const spokenOf = new Set(
          stream.flatMap(({ testId, routeCode }) => (testId ? [`${routeCode} ${testId}`] : [])),
        )
        expect(new Set(tests.map(({ testId, routeCode }) => `${routeCode} ${testId}`))).toEqual(spokenOf)
      }),
      { numRuns: 300 },
    )
  })

  test('of one route does not depend on what other routes do between', () => {
    fc.assert(
      fc.property(anyStream, anyStream, fc.array(fc.boolean()), (left, right, order) => {
        const merged = interleaved(routed(left, 'l'), routed(right, 'r'), order)
        const tests = testsOf(merged)
        const own = (code: string) => tests.filter(({ routeCode }) => routeCode?.startsWith(code))
        expect(own('l')).toEqual(testsOf(routed(left, 'l')))
        expect(own('r')).toEqual(testsOf(routed(right, 'r')))
      }),
      { numRuns: 200 },
    )
  })
})

describe('a folded test told again', () => {
  test('folds to the same record', () => {
    fc.assert(
      fc.property(anyStream, stream => {
        for (const test of testsOf(stream)) {
          // Whether an announced test is lost depends on the others of its stream.
          const expected = test.status === 'exists' ? { ...test, lost: false } : test
          expect(testsOf(eventsOf(test))).toEqual([expected])
        }
      }),
      { numRuns: 300 },
    )
  })

  test('is announced, begun at each attempt, accompanied and finished', () => {
    const said = events(
      { testId: 'a', status: 'exists', tags: ['x'] },
      { testId: 'a', status: 'inprogress', tags: ['x'], timestamp: at(1) },
      { testId: 'a', fileName: 'attempt-1/log', fileBytes: bytes('1'), eof: true, mimeType: 'text/plain' },
      { testId: 'a', status: 'inprogress', tags: ['x', 'attempt-2'], timestamp: at(3) },
      { testId: 'a', fileName: 'log', fileBytes: bytes('2') },
      { testId: 'a', status: 'success', tags: ['x', 'attempt-2'], timestamp: at(4) },
    )
    expect(testsOf(said).flatMap(eventsOf)).toEqual(said)
  })
})

function isVerdict(status: TestEvent['status']): boolean {
  return !['exists', 'inprogress', undefined].includes(status)
}

function sortTags(event: TestEvent): TestEvent {
  return { ...event, tags: event.tags && [...event.tags].sort() }
}

function routed(stream: readonly TestEvent[], code: string): TestEvent[] {
  const out: TestEvent[] = []
  const entry = pipe(
    route(code),
    sink(event => out.push(event)),
  )
  for (const event of stream) entry.event(event)
  return out
}

function interleaved(left: TestEvent[], right: TestEvent[], order: readonly boolean[]): TestEvent[] {
  const [first, second] = [[...left], [...right]]
  const merged: TestEvent[] = []
  for (const turn of order) merged.push(...(turn ? first : second).splice(0, 1))
  return [...merged, ...first, ...second]
}
