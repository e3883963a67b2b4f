import { JUnitReader } from '@subunit-js/junit'
import { collect, testsOf } from '@subunit-js/stream'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { report } from '../support/arbitrary.ts'
import { fromXml } from '../support/convert.ts'
import { at } from '../support/events.ts'

const utf8 = new TextEncoder()

function read(...chunks: Uint8Array[]): { tests: string[]; faults: string[] } {
  const events = collect()
  const file = new JUnitReader(events).file({ name: 'report.xml', start: at(0) })
  for (const chunk of chunks) file.write(chunk)
  const faults = file.end().map(({ message }) => message)
  return { tests: testsOf(events.events).map(({ testId, status }) => `${testId}: ${status}`), faults }
}

test('a truncated report gives what came, and fails', () => {
  expect(
    read(utf8.encode('<testsuite name="s"><testcase name="a"/><testcase name="b"><failure>half')),
  ).toEqual({
    tests: ['s > a: success', 's > b: fail', 'report.xml: fail'],
    faults: ['1:72: unclosed tag: failure', '1:72: unclosed tag: testcase', '1:72: unclosed tag: testsuite'],
  })
})

test('a document of another kind fails', () => {
  expect(read(utf8.encode('<html><body><p>Not found</p></body></html>'))).toEqual({
    tests: ['report.xml: fail'],
    faults: ['there is no testsuite: this is no JUnit report'],
  })
})

test('nothing at all fails', () => {
  expect(read()).toEqual({
    tests: ['report.xml: fail'],
    faults: ['1:0: document must contain a root element.', 'there is no testsuite: this is no JUnit report'],
  })
})

test('characters that XML does not allow are complained of and read', () => {
  const xml = utf8.encode(
    '<testsuite name="s"><testcase name="a"><system-out>\x1b[31m &nbsp; ]]></system-out></testcase></testsuite>',
  )
  expect(read(xml)).toEqual({
    tests: ['s > a: success'],
    faults: [
      '1:52: disallowed character.',
      '1:63: undefined entity.',
      '1:67: the string "]]>" is disallowed in char data.',
    ],
  })
})

test('a report inside another document is found', () => {
  const xml = utf8.encode(
    '<results><testsuites><testsuite name="s"><testcase name="a"/></testsuite></testsuites></results>',
  )
  expect(read(xml)).toEqual({ tests: ['s > a: success'], faults: [] })
})

test.each([
  ['utf-16le', 'utf16le', '\ufeff<?xml version="1.0"?>'],
  ['utf-16le without its mark', 'utf16le', '<?xml version="1.0" encoding="UTF-16"?>'],
  ['latin-1', 'latin1', '<?xml version="1.0" encoding="ISO-8859-1"?>'],
  ['utf-8 with a mark', 'utf8', '\ufeff<?xml version="1.0" encoding="UTF-8"?>'],
  ['an encoding that no one knows', 'utf8', '<?xml version="1.0" encoding="x-none"?>'],
] as const)('%s is read', (_, encoding, head) => {
  const bytes = Buffer.from(`${head}<testsuite name="s"><testcase name="naïve"/></testsuite>`, encoding)
  expect(read(bytes)).toEqual({ tests: ['s > naïve: success'], faults: [] })
})

test('it does not matter how the bytes are cut', () => {
  fc.assert(
    fc.property(report, fc.integer({ min: 1, max: 50 }), (xml, size) => {
      const bytes = utf8.encode(xml)
      const events = collect()
      const file = new JUnitReader(events).file({ name: 'report.xml', start: at(0) })
      for (let index = 0; index < bytes.length; index += size) file.write(bytes.subarray(index, index + size))
      file.end()
      expect(events.events).toEqual(fromXml(xml))
    }),
    { numRuns: 50 },
  )
})

test('whatever the bytes are, reading ends, and the stream fails if something may be missing', () => {
  const pieces = [
    '<testsuite',
    ' name="a"',
    '>',
    '<testcase',
    '/>',
    '</testsuite>',
    '<![CDATA[',
    ']]>',
    '&',
    '\0',
    'é',
  ]
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 20 }), parts => {
      const events = collect()
      const file = new JUnitReader(events).file({ name: 'report.xml', start: at(0) })
      file.write(utf8.encode(parts.join('')))
      const complete = file.end().every(({ harmless }) => harmless)
      const fails = events.events.some(({ testId }) => testId === 'report.xml')
      expect(fails).toBe(!complete)
    }),
  )
})
