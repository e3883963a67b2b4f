import fc from 'fast-check'
import { type TestEvent, type Timestamp, testEvent } from '../src/index.ts'
import { bytes } from './arbitraries.ts'

/** A name that v1 carries as it is: a line of text that is not only white space. */
export const name: fc.Arbitrary<string> = fc
  .oneof(
    fc.constantFrom(
      'foo',
      'bar',
      'foo bar',
      ' foo',
      'foo ',
      'foo [',
      'foo [ multipart',
      ']',
      'h\u00e9\u{1f600}',
    ),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 6 }),
  )
  .map(string => string.replaceAll(/[\0\n]/g, '.'))
  .filter(string => /[^ \t-\r]/.test(string))

export const tag: fc.Arbitrary<string> = fc.stringMatching(/^[a-z0-9:.é][a-z0-9:.é-]{0,5}$/)

/** A type with exactly one slash, written as the reference would write it itself. */
export const mimeType: fc.Arbitrary<string> = fc.constantFrom(
  'text/plain',
  'text/plain;charset=utf8',
  'text/x-traceback;charset=utf8',
  'application/octet-stream',
  'image/png',
)

/** An instant as precise as the reference can tell it. */
export const microseconds: fc.Arbitrary<Timestamp> = fc
  .tuple(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min: 0, max: 999_999 }))
  .map(([seconds, micros]) => ({ seconds, nanoseconds: micros * 1000 }))

const attachments = fc.uniqueArray(fc.record({ fileName: name, mimeType, fileBytes: bytes }), {
  maxLength: 3,
  selector: ({ fileName }) => fileName,
})

/** The events of one test that ends, as `V1Decoder` gives them: attachments sorted and whole. */
export const endedTest: fc.Arbitrary<TestEvent[]> = fc
  .record({
    testId: name,
    status: fc.constantFrom('success', 'uxsuccess', 'skip', 'fail', 'xfail'),
    tags: fc.uniqueArray(tag, { maxLength: 3 }),
    attachments,
    started: microseconds,
    stopped: microseconds,
  })
  .map(({ testId, status, tags, attachments, started, stopped }) => [
    testEvent({ testId, status: 'inprogress', timestamp: started }),
    ...attachments
      .sort((a, b) => Buffer.compare(Buffer.from(a.fileName), Buffer.from(b.fileName)))
      .map(attachment => testEvent({ testId, ...attachment, eof: true, timestamp: stopped })),
    testEvent({ testId, status, tags: tags.length === 0 ? undefined : tags, timestamp: stopped }),
  ])

const KEYWORDS =
  'test testing success successful failure error skip xfail uxsuccess tags time progress'.split(' ')

const keyword = fc
  .tuple(fc.constantFrom(...KEYWORDS), fc.constantFrom('', ':', ':', ':'))
  .map(([word, colon]) => word + colon)

const argument = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('foo', 'foo [', 'foo [ multipart', 'bar', 'bar [') },
  { weight: 1, arbitrary: name },
)

const chunks = fc.array(bytes, { maxLength: 3 }).map(pieces => {
  const coded = pieces
    .filter(piece => piece.length > 0)
    .map(piece => [Buffer.from(`${piece.length.toString(16)}\r\n`), piece])
  return Buffer.concat([...coded.flat(), Buffer.from('0\r\n')])
})

const part = fc
  .tuple(mimeType, name, chunks)
  .map(([type, fileName, content]) =>
    Buffer.concat([Buffer.from(`Content-Type: ${type}\n${fileName}\n`), content]),
  )

const line = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(keyword, argument).map(words => `${words.join(' ')}\n`) },
  { weight: 2, arbitrary: fc.constantFrom(']\n', ' ]\n', '\n', 'Traceback:\n', 'tests\n', ' test: foo\n') },
  {
    weight: 1,
    arbitrary: fc.array(tag, { minLength: 1, maxLength: 3 }).map(tags => `tags: ${tags.join(' ')}\n`),
  },
  {
    weight: 1,
    arbitrary: fc.array(tag, { minLength: 1, maxLength: 3 }).map(tags => `tags: -${tags.join(' -')}\n`),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'time: 2020-01-02 03:04:05.678901Z\n',
      'time: 20200102T030405+0130\n',
      'progress: +3\n',
    ),
  },
)

/** A test as it is written by those who know v1. */
const writtenTest = fc
  .tuple(
    fc.constantFrom('foo', 'bar'),
    fc.constantFrom(...KEYWORDS.slice(2, 9)),
    fc.array(line, { maxLength: 2 }),
    fc.oneof(
      fc.constant(Buffer.from('\n')),
      fc
        .array(fc.constantFrom(' ]\n', 'why\n', '  \n', 'test: x\n'), { maxLength: 3 })
        .map(body => Buffer.from(` [\n${body.join('')}]\n`)),
      fc
        .array(part, { maxLength: 3 })
        .map(parts => Buffer.concat([Buffer.from(' [ multipart\n'), ...parts, Buffer.from(']\n')])),
    ),
  )
  .map(([id, outcome, between, details]) =>
    Buffer.concat([Buffer.from(`test: ${id}\n${between.join('')}${outcome}: ${id}`), details]),
  )

/** A stream of lines that belong together more or less; it ends with a line feed. */
export const v1Stream: fc.Arbitrary<Uint8Array> = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: writtenTest },
      { weight: 4, arbitrary: line.map(string => Buffer.from(string)) },
      { weight: 1, arbitrary: part },
    ),
    { maxLength: 12 },
  )
  .map(parts => Uint8Array.from(Buffer.concat(parts)))

/** A v1 stream of which anything may have been lost or changed. */
export const damagedV1Stream: fc.Arbitrary<Uint8Array> = fc.oneof(
  v1Stream,
  fc.array(fc.oneof(v1Stream, bytes), { maxLength: 4 }).map(parts => Uint8Array.from(Buffer.concat(parts))),
  fc.tuple(v1Stream, fc.nat()).map(([stream, cut]) => stream.slice(0, cut % (stream.length + 1))),
  fc.tuple(v1Stream, fc.nat(), fc.integer({ min: 0, max: 255 })).map(([stream, at, byte]) => {
    const other = stream.slice()
    if (other.length > 0) other[at % other.length] = byte
    return other
  }),
)
