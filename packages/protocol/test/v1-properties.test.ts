import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  decodeV1,
  encode,
  encodeV1,
  type TestEvent,
  testEvent,
  V1Decoder,
  type V1Loss,
} from '../src/index.ts'
import { bytes, event, withChunks } from './arbitraries.ts'
import { joinNoise } from './noise.ts'
import { damagedV1Stream, endedTest, v1Stream } from './v1-arbitraries.ts'

function decodeChunks(chunks: readonly Uint8Array[]): TestEvent[] {
  const events: TestEvent[] = []
  const decoder = new V1Decoder(event => events.push(event))
  for (const chunk of chunks) {
    const buffer = Buffer.from(chunk)
    decoder.write(buffer)
    buffer.fill(0x5d)
  }
  decoder.end()
  return events
}

const anything = fc.oneof(damagedV1Stream, fc.uint8Array({ maxLength: 200 }))

test('any split of a stream gives the same as the whole, and a chunk may be changed once it was written', () => {
  fc.assert(
    fc.property(withChunks(anything), ({ whole, chunks }) => {
      expect(joinNoise(decodeChunks(chunks))).toStrictEqual(joinNoise(decodeV1(whole)))
    }),
    { numRuns: 1000 },
  )
})

test('every stream gives events that v2 can carry', () => {
  fc.assert(
    fc.property(anything, stream => {
      for (const event of decodeV1(stream)) encode(event)
    }),
    { numRuns: 500 },
  )
})

test('every test that starts ends once', () => {
  fc.assert(
    fc.property(anything, stream => {
      let open: string | undefined
      for (const { testId, status } of decodeV1(stream)) {
        if (testId === undefined) continue
        expect(testId).toBe(status === 'inprogress' ? testId : open)
        if (status === 'inprogress') expect(open).toBe(undefined)
        open = status === undefined || status === 'inprogress' ? testId : undefined
      }
      expect(open).toBe(undefined)
    }),
    { numRuns: 500 },
  )
})

test('every line that is output or part of an attachment is kept', () => {
  // Each line of text is marked, and can be recognised wherever it went.
  const texts = fc.constantFrom('line #\n', ' ] #\n', 'failure: other #\n', '#\n', '] #\n', 'time: #\n')
  const marked = fc.array(fc.oneof(texts, v1Stream), { maxLength: 10 }).map(parts => {
    let count = 0
    const mark = () => `<${count++}>`
    const stream = Buffer.concat(
      parts.map(part => Buffer.from(typeof part === 'string' ? part.replace('#', mark) : part)),
    )
    return { stream, count }
  })
  fc.assert(
    fc.property(marked, ({ stream, count }) => {
      const kept = Buffer.concat(decodeV1(stream).map(({ fileBytes }) => fileBytes ?? Buffer.of())).toString(
        'latin1',
      )
      // A part's header and name are no text; where one was marked, the mark is in the attachment's fields.
      const fields = JSON.stringify(decodeV1(stream).map(({ fileBytes, ...fields }) => fields))
      const marks = Array.from({ length: count }, (_, index) => `<${index}>`)
      expect(marks.filter(mark => !kept.includes(mark) && !fields.includes(mark))).toEqual([])
    }),
    { numRuns: 300 },
  )
})

describe('what is written', () => {
  test('is read as the same when v1 can carry it', () => {
    fc.assert(
      fc.property(fc.array(endedTest, { maxLength: 4 }), tests => {
        const losses: V1Loss[] = []
        const events = tests.flat()
        expect(decodeV1(encodeV1(events, { onLoss: loss => losses.push(loss) }))).toStrictEqual(
          events.map(event => (event.tags === undefined ? event : { ...event, tags: sorted(event.tags) })),
        )
        expect(losses).toEqual([])
      }),
    )
  })

  test('is read as the same tests, whatever was between them', () => {
    const output = bytes.map(fileBytes => [testEvent({ fileName: 'stdout', fileBytes })])
    fc.assert(
      fc.property(fc.array(fc.oneof(endedTest, output), { maxLength: 8 }), parts => {
        const ofTests = (events: TestEvent[]) =>
          events.flatMap(({ testId, status }) => (testId !== undefined && status ? [[testId, status]] : []))
        expect(ofTests(decodeV1(encodeV1(parts.flat())))).toEqual(ofTests(parts.flat()))
      }),
      { numRuns: 500 },
    )
  })

  test('says of any events how each test ended, and reports each name that it had to change', () => {
    fc.assert(
      fc.property(
        fc.array(event, { maxLength: 6 }),
        fc.array(endedTest, { maxLength: 2 }),
        (events, last) => {
          const losses: V1Loss[] = []
          const stream = encodeV1([...events, ...last.flat()], { onLoss: loss => losses.push(loss) })
          const written = new Map(
            losses.filter(({ what }) => what === 'testId').map(loss => [loss.original, loss.written]),
          )
          const finals = [...events, ...last.flat()].flatMap(({ testId, status }) =>
            testId === undefined || status === undefined || status === 'exists' || status === 'inprogress'
              ? []
              : [[written.get(testId) ?? testId, status]],
          )
          const found = decodeV1(stream).flatMap(({ testId, status }) =>
            testId === undefined || status === undefined || status === 'inprogress' ? [] : [[testId, status]],
          )
          expect(found.slice(0, finals.length)).toEqual(finals)
        },
      ),
      { numRuns: 500 },
    )
  })

  test('is read again as the same however often it is converted', () => {
    fc.assert(
      fc.property(anything, stream => {
        const once = decodeV1(encodeV1(decodeV1(stream)))
        expect(joinNoise(decodeV1(encodeV1(once)))).toStrictEqual(joinNoise(once))
      }),
      { numRuns: 500 },
    )
  })
})

function sorted(tags: readonly string[]): string[] {
  return [...tags].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
}
