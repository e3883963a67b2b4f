import { type EventFields, type TestEvent, testEvent } from '@subunit-js/protocol'
import { feed, passes, summarise } from '@subunit-js/stream'
import { type TapWriterOptions, writeTap } from '@subunit-js/tap'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byProve, byTapParser } from './support/harness.ts'
import { readTap } from './support/read.ts'
import { verdictOf } from './support/render.ts'

const utf8 = new TextEncoder()

function written(fields: readonly EventFields[], options: TapWriterOptions = {}): string {
  let text = ''
  feed(
    fields.map(testEvent),
    writeTap(part => (text += part), options),
  )
  return text
}

function file(
  testId: string | undefined,
  fileName: string,
  content: string | Uint8Array,
  mimeType = 'text/plain',
): EventFields {
  const fileBytes = typeof content === 'string' ? utf8.encode(content) : content
  return { testId, fileName, fileBytes, mimeType, eof: true }
}

const at = (seconds: number) => ({ timestamp: { seconds, nanoseconds: 0 } })

describe('a document', () => {
  test('has a test point for each test, with what is known of it', () => {
    const text = written([
      { testId: 'a > passes', status: 'inprogress', ...at(1) },
      { testId: 'a > passes', status: 'success', ...at(3), tags: ['slow', 'net'] },
      file(undefined, 'stdout', 'ok 7 - printed\nSubtest: no\n\nhalf a line'),
      { testId: 'a > fails', status: 'inprogress', ...at(3) },
      file('a > fails', 'traceback', 'Error: \u001b[31mno\u001b[39m\n    at a.js:1\n\n    at b.js:2\n'),
      file('a > fails', 'screenshot', Uint8Array.of(0x89, 0x50, 0xff), 'image/png'),
      { testId: 'a > fails', status: 'fail', ...at(4) },
      file('skipped #1', 'reason', 'only on Windows # or \\'),
      { testId: 'skipped #1', status: 'skip' },
      file('wished for', 'reason', 'a bug\nof long standing'),
      { testId: 'wished for', status: 'xfail' },
      { testId: 'surprise', status: 'uxsuccess' },
      { testId: 'ends with {', status: 'success' },
      { testId: 'begun', status: 'inprogress' },
      { testId: 'announced', status: 'exists' },
      file(undefined, 'coverage.json', '{}', 'application/json'),
    ])
    expect(text).toMatchInlineSnapshot(`
      "TAP version 14
      ok 1 - a > passes
        ---
        duration_ms: 2000
        tags: "slow net"
        ...
      #   ok 7 - printed
      #   Subtest: no
      #
      not ok 2 - a > fails
        ---
        duration_ms: 1000
        traceback: |
          Error: no
              at a.js:1
          
              at b.js:2
        screenshot:
          mime_type: "image/png"
          base64: "iVD/"
        ...
      ok 3 - skipped \\#1 # SKIP only on Windows \\# or \\\\
      not ok 4 - wished for # TODO a bug of long standing
        ---
        reason: |
          a bug
          of long standing
        ...
      not ok 5 - surprise
        ---
        message: "the test was expected to fail and passed"
        ...
      ok 6 - ends with {…
      #   a file of the run is left out: coverage.json (application/json)
      #   half a line
      not ok 7 - begun
        ---
        message: "the test was begun and did not end"
        ...
      not ok 8 - announced
        ---
        message: "the test was announced and not run"
        ...
      1..8
      "
    `)
  })

  test('has a subtest for each test that others were reported inside', () => {
    const part = { runnable: false }
    const text = written(
      [
        { testId: 't', status: 'inprogress' },
        { testId: 't > sub', status: 'inprogress', ...part },
        { testId: 't > sub > point', status: 'success', ...part },
        { testId: 't > sub > point #2', status: 'uxsuccess', ...part },
        { testId: 't > sub', status: 'success', ...part },
        { testId: 'other', status: 'success' },
        { testId: 't > last', status: 'fail', ...part },
        { testId: 't', status: 'success' },
        { testId: 't > late', status: 'success', ...part },
      ],
      { version: 13 },
    )
    expect(text).toMatchInlineSnapshot(`
      "TAP version 13
      ok 1 - other
      # Subtest: t
          # Subtest: sub
              ok 1 - point
              ok 2 - point \\#2 # TODO
              1..2
          ok 1 - sub
          not ok 2 - last
          1..2
      not ok 2 - t
        ---
        message: "a test inside this one failed"
        ...
      ok 3 - t > late
      1..3
      "
    `)
  })

  test('of a stream without tests says that none was run', () => {
    expect(written([{ testId: 'listed', status: 'exists' }])).toBe(
      'TAP version 14\n1..0 # SKIP no test was run\n',
    )
  })

  test('keeps what was left unfinished inside the test that was', () => {
    const text = written([
      { testId: 't', status: 'inprogress' },
      { testId: 't > sub', status: 'inprogress', runnable: false },
      { testId: 't > sub > point', status: 'inprogress', runnable: false },
    ])
    expect(text.split('\n').filter(line => /ok|Subtest/.test(line))).toEqual([
      '# Subtest: t',
      '    # Subtest: sub',
      '        not ok 1 - point',
      '    not ok 1 - sub',
      'not ok 1 - t',
    ])
  })
})

describe('any stream', () => {
  const name = fc.oneof(
    fc.constantFrom(
      'a',
      'a > b',
      'a > b > c',
      'x',
      'x > y # TODO',
      '#',
      '\\',
      '{',
      '- {',
      '1',
      'é',
      '\u2028',
      'a\nb',
      '',
    ),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
  )
  const status = fc.constantFrom(
    ...([
      'success',
      'success',
      'success',
      'inprogress',
      'skip',
      'fail',
      'xfail',
      'uxsuccess',
      'exists',
    ] as const),
  )
  const content = fc.oneof(
    fc.constantFrom(
      'ok 1',
      'not ok 1 - no',
      '...',
      '  ...\nx',
      '---\na: b',
      '\n',
      'a\n\n b\n',
      '"\\',
      "it's",
      '# Subtest: x',
      'a:\n- b',
      ' lead\nx',
    ),
    fc.string({ unit: 'grapheme', maxLength: 20 }),
  )
  const attachment = fc.record({
    fileName: fc.constantFrom('reason', 'traceback', 'stdout', 'a b', 'tags', '#', 'é"'),
    text: content,
  })
  const event = fc
    .record({
      testId: fc.option(name, { nil: undefined, freq: 12 }),
      status: fc.option(status, { nil: undefined, freq: 6 }),
      runnable: fc.boolean(),
      file: fc.option(attachment, { nil: undefined }),
    })
    .map(({ testId, status, runnable, file }): TestEvent => {
      const part =
        file === undefined
          ? {}
          : { fileName: file.fileName, fileBytes: utf8.encode(file.text), mimeType: 'text/plain' }
      return testEvent({ testId, status: testId === undefined ? undefined : status, runnable, ...part })
    })

  test('is judged alike as a stream and as TAP by tap-parser, by prove and by our own reader', () => {
    const seed = Date.now()
    const streams = fc.sample(fc.array(event, { maxLength: 10 }), { seed, numRuns: 300 })
    const documents = streams.map(events => written(events, { version: 13 }))
    const tapParser = byTapParser(documents)
    const prove = byProve(documents)
    const differing = documents.flatMap((document, index) => {
      const verdicts = {
        stream: passesStream(streams[index]!),
        tapParser: tapParser[index],
        reader: verdictOf(readTap(document)).status !== 'fail',
        prove: prove[index]!.passed,
      }
      const agree = new Set(Object.values(verdicts)).size === 1
      return agree ? [] : [{ document, verdicts, complaint: prove[index]!.complaint }]
    })
    expect({ seed, differing }).toEqual({ seed, differing: [] })
  })

  test('has no line that its reader does not know', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 10 }), each => {
        const output = readTap(written(each)).filter(({ fileName }) => fileName === 'stdout')
        expect(output).toEqual([])
      }),
    )
  })
})

function passesStream(events: readonly TestEvent[]): boolean {
  const counts = summarise()
  feed(events, counts)
  return passes(counts.summary())
}
