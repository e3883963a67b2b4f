import fc from 'fast-check'
import { decodeV1, encodeV1, type TestEvent, testEvent } from '../../src/index.ts'
import { joinNoise } from '../noise.ts'
import { damagedV1Stream, endedTest, microseconds, name, v1Stream } from '../v1-arbitraries.ts'
import { type Check, type Comparison, check, hex } from './check.ts'
import { type Decoded, fromReference, referenceDecode, referenceEncodeV1, toReference } from './reference.ts'

const EPOCH = { seconds: 0, nanoseconds: 0 }

/** Streams that mean something, and damaged ones, are the same events, but where the reference crashes or loses. */
export const v1Decoding: Check = check(
  fc.oneof(v1Stream, damagedV1Stream).map(acceptable).filter(hasNoSkipQuirk),
  streams => referenceDecode('decode-v1', streams),
  hex,
  (stream, theirs) => compareDecoded(decodeV1(stream, { now: () => EPOCH }), theirs),
)

/** Tests and output are the same bytes, but for the order of tags, which the reference leaves to chance. */
export const v1Encoding: Check = check(
  fc
    .tuple(
      fc.array(fc.oneof(endedTest.map(withoutEmptyAttachments), endedTest.map(inPieces), output()), {
        maxLength: 5,
      }),
      fc.option(unendedTest(), { nil: [] }),
    )
    .map(([parts, last]) => [...parts.flat(), ...last]),
  referenceEncodeV1,
  events => JSON.stringify(events.map(toReference)),
  (events, theirs) => ({
    decided: false,
    ours: { text: sortedTags(encodeV1(events)), raises: null },
    theirs: { text: sortedTags(Buffer.from(theirs.hex, 'hex')), raises: theirs.raises },
  }),
)

/**
 * The reference cuts the last byte off a last line without line feed, and gives names with a NUL, which v2 forbids.
 */
function acceptable(stream: Uint8Array): Uint8Array {
  const withoutNul = stream.map(byte => byte || 1)
  return withoutNul.at(-1) === 0x0a ? withoutNul : Uint8Array.of(...withoutNul, 0x0a)
}

/** The reference takes every part of the word `skip` for it, even the empty one before a colon. */
function hasNoSkipQuirk(stream: Uint8Array): boolean {
  return !/^(|s|k|i|p|sk|ki|ip|ski|kip):*[ \t\v\f\r]/m.test(
    Buffer.from(stream)
      .toString('latin1')
      .replace(/\n[ \t\v\f\r]/g, '\n'),
  )
}

function compareDecoded(events: readonly TestEvent[], decoded: Decoded): Comparison {
  const ours = joinNoise(likeDictionary(events)).map(toReference)
  const theirs = joinNoise(
    decoded.events
      .map(fromReference)
      .map(({ tags, ...event }) => testEvent({ ...event, tags: tags?.length ? tags : undefined })),
  ).map(toReference)
  const outOfRange = theirs.findIndex(({ timestamp = 0 }) => timestamp < 0 || timestamp >= 2 ** 32 * 1e6)
  const lost = ours.findIndex(
    ({ file_name, file_bytes }) => file_name === 'unparsed details' || isLostReport(file_bytes),
  )
  if (decoded.raises === null && lost < 0 && outOfRange < 0) return { decided: false, ours, theirs }

  // Up to where the reference crashes, or loses what ours keeps, nothing differs. Output may go on in ours.
  const end = Math.min(
    decoded.raises === null ? theirs.length : Math.max(theirs.length - 1, 0),
    lost < 0
      ? ours.length
      : ours.findLastIndex(({ test_status }, index) => index < lost && test_status === 'inprogress'),
    outOfRange < 0 ? theirs.length : Math.max(outOfRange - 1, 0),
  )
  return { decided: true, ours: ours.slice(0, end), theirs: theirs.slice(0, end) }
}

function isLostReport(bytes: string | undefined): boolean {
  return /lost connection during \w+ report of/.test(Buffer.from(bytes ?? '', 'hex').toString())
}

/** The reference keeps the last of several parts with one name, in the place of the first. */
function likeDictionary(events: readonly TestEvent[]): TestEvent[] {
  const kept: TestEvent[] = []
  let start = 0
  for (const event of events) {
    if (event.status === 'inprogress') start = kept.length
    const twin = kept.findIndex(
      (other, index) =>
        index >= start &&
        event.testId !== undefined &&
        other.testId !== undefined &&
        other.fileName !== undefined &&
        other.fileName === event.fileName,
    )
    if (twin < 0) kept.push(event)
    else kept[twin] = event
  }
  return kept
}

/** The reference drops attachments without content. */
function withoutEmptyAttachments(events: TestEvent[]): TestEvent[] {
  return events.filter(({ fileBytes }) => fileBytes === undefined || fileBytes.length > 0)
}

function inPieces(events: TestEvent[]): TestEvent[] {
  return withoutEmptyAttachments(events).flatMap(event => {
    if (event.fileBytes === undefined) return [event]
    const middle = Math.ceil(event.fileBytes.length / 2)
    return [
      { ...event, fileBytes: event.fileBytes.slice(0, middle), eof: false },
      { ...event, fileBytes: event.fileBytes.slice(middle), mimeType: undefined },
    ]
  })
}

/** Whole lines that are no directive; the others are escaped, which the reference does not. */
function output(): fc.Arbitrary<TestEvent[]> {
  const texts = fc.constantFrom('', 'hello\n', 'error: bad\n', '\xff\xb3\n', ' test: a\n\n', 'success: foo\n')
  return texts.map(text => [testEvent({ fileName: 'stdout', fileBytes: Buffer.from(text, 'latin1') })])
}

/** At most one of them ends a stream, since the reference writes several in the opposite order. */
function unendedTest(): fc.Arbitrary<TestEvent[]> {
  return fc
    .tuple(
      name.map(id => `${id} that does not end`),
      microseconds,
      fc.constantFrom('inprogress', undefined),
    )
    .map(([testId, timestamp, status]) => [
      testEvent({ testId, status, timestamp }),
      testEvent({ testId, fileName: 'log', fileBytes: Buffer.from('x'), mimeType: 'text/plain', timestamp }),
    ])
}

function sortedTags(stream: Uint8Array): string {
  return Buffer.from(stream)
    .toString('latin1')
    .replaceAll(/^tags: (.*)$/gm, (_, tags: string) => `tags: ${tags.split(' ').sort().join(' ')}`)
}
