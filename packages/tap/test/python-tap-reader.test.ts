import { readdirSync, readFileSync } from 'node:fs'
import { decode, Encoder } from '@subunit-js/protocol'
import { PythonTapReader } from '@subunit-js/tap'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byReference } from './support/python.ts'

const corpus = new URL('fixtures/corpus/', import.meta.url)

/** The reference emits a failed test for each of more than a hundred million numbers that this leaves out. */
const ENDLESS = 'bignum.tap'

describe('the corpus', () => {
  const names = readdirSync(corpus).filter(name => name.endsWith('.tap') && name !== ENDLESS)
  const documents = names.map(name => readFileSync(new URL(name, corpus), 'utf8'))
  const references = byReference(documents)

  test.each(names.map((name, index) => ({ name, index })))('$name gives the same packets', ({ index }) => {
    expectSame(documents[index]!, references[index]!)
  })

  test('the reference crashes on two of its documents', () => {
    const crashes = names.flatMap((name, index) => {
      const { crash } = references[index]!
      return crash === undefined ? [] : [{ name, crash }]
    })
    expect(crashes).toEqual([
      { name: 'echo.tap', crash: 'AttributeError' },
      { name: 'skip-all-with-test.tap', crash: 'AttributeError' },
    ])
  })
})

describe('documents made at random', () => {
  const space = fc.constantFrom(' ', '  ', '\t', '\x85', '\u2003', '\x1f', '\ufeff', '')
  const word = fc.constantFrom('a', 'b c', '1', '٣', '12foo', '#', '\\#', '-', '日本', '- x', 'x#y', '')
  const directive = fc.constantFrom(
    '# TODO',
    '#TODO',
    '# SKIP why',
    '# skip',
    '# todo  ',
    '# TODO: x',
    '# Skip x',
    '',
  )
  const number = fc.constantFrom('', '1', '2', '3', '5', '9', '007', '٤', '1.', '12')
  const point = fc
    .tuple(
      fc.constantFrom('ok', 'not ok', 'okay', 'not  ok', ' ok'),
      space,
      number,
      space,
      word,
      space,
      directive,
      space,
    )
    .map(parts => parts.join(''))
  const plan = fc
    .tuple(
      fc.constantFrom('1..3', '1..0 # why', '2..5', '1..2', '٣..٥', '1..'),
      space,
      fc.constantFrom('', '#', '# c', '# '),
    )
    .map(parts => parts.join(''))
  const other = fc.constantFrom(
    '# comment',
    '#',
    'Bail out!',
    'Bail out!  why',
    'Bail out',
    'text',
    '',
    '  ---',
    'TAP version 13',
  )
  const end = fc.constantFrom('\n', '\n', '\n', '\r\n', '\r')
  const line = fc
    .tuple(fc.oneof({ weight: 4, arbitrary: point }, plan, other), end)
    .map(parts => parts.join(''))
  const document = fc
    .tuple(fc.array(line, { maxLength: 12 }), fc.constantFrom('', 'ok 1'))
    .map(([lines, last]) => lines.join('') + last)

  test('give the same packets', () => {
    fc.assert(
      fc.property(fc.array(document, { minLength: 300, maxLength: 300 }), documents => {
        const references = byReference(documents)
        documents.forEach((each, index) => {
          expectSame(each, references[index]!)
        })
      }),
      { numRuns: 5, endOnFailure: true },
    )
  })
})

test('where the reference crashes, reading goes on', () => {
  const events = decode(packetsOf('ok 1\n1..0\nok 2\n'))
  expect(events.map(({ testId, status }) => ({ testId, status }))).toEqual([
    { testId: 'file skip', status: 'skip' },
    { testId: 'test 1', status: 'success' },
    { testId: 'test 2', status: 'success' },
  ])
})

test('a null byte, which makes the packets of the reference unreadable, is escaped', () => {
  const [event] = decode(packetsOf('ok 1 a\0b\n'))
  expect(event!.testId).toBe('test 1 a\\x00b')
})

test('bytes that are no UTF-8, on which the reference crashes, are kept', () => {
  const bytes = Buffer.from([0x66, 0xff, 0x6f, 0x0a])
  const [event] = decode(packetsOf(bytes))
  expect(Buffer.from(event!.fileBytes!)).toEqual(bytes)
})

test('takes no longer for a line of spaces than for others', () => {
  const [event, ...others] = decode(packetsOf(`ok${' '.repeat(500_000)}#\n`))
  expect({ fileName: event!.fileName, length: event!.fileBytes!.length, others }).toEqual({
    fileName: 'stdout',
    length: 500_004,
    others: [],
  })
})

/** Where the reference crashed it had got no further than we. */
function expectSame(
  document: string,
  { packets, crash }: { packets: Buffer; crash: string | undefined },
): void {
  const own = packetsOf(document)
  const same = crash === undefined ? own.equals(packets) : own.subarray(0, packets.length).equals(packets)
  // Events say more than bytes when they differ.
  if (!same) expect({ document, events: decode(own) }).toEqual({ document, events: decode(packets) })
}

function packetsOf(document: string | Uint8Array): Buffer {
  const encoder = new Encoder()
  const reader = new PythonTapReader(event => encoder.append(event))
  reader.write(document)
  reader.end()
  return Buffer.from(encoder.take())
}
