import fc from 'fast-check'
import { expect, test } from 'vitest'
import { attachedTexts, fromXml, toXml } from '../support/convert.ts'
import { attached, begun, ended } from '../support/events.ts'

test.each([
  ['\x1b[31mred\x1b[39m', 'red'],
  ['\x1b]8;;https://example.org\x07link\x1b]8;;\x07', 'link'],
  ['a\0b\x08c\x1fd', 'abcd'],
  ['\ufffe\uffff', ''],
  ['a\ud800b \udc00c', 'a�b �c'],
  ['😀 \u0085 tab\tline\nreturn\r', '😀 \u0085 tab\tline\nreturn\r'],
  ['<a href="x">]]> &amp; ]]></a>', '<a href="x">]]> &amp; ]]></a>'],
])('%j is written as %j', (text, written) => {
  expect(throughXml(text)).toBe(written)
})

test('whatever a test prints, the document is well-formed and keeps what XML can carry', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), text => {
      // What terminals swallow is another rule, for which the examples stand.
      fc.pre(!/[\x1b\x9b]/.test(text))
      expect(throughXml(text)).toBe([...text.toWellFormed()].filter(isLegal).join(''))
    }),
  )
})

test('newlines and quotes in attributes stay what they are', () => {
  const id = 'a.test.js > fails'
  const events = [begun(id, 0), attached(id, 'reason', `one\n"two"\t<'three'>\r\nfour`), ended(id, 'skip', 1)]
  const xml = toXml(events)
  expect(/<skipped.*>/.exec(xml)?.[0]).toBe(
    '<skipped message="one&#xA;&quot;two&quot;&#x9;&lt;\'three\'>&#xD;&#xA;four"/>',
  )
  expect(attachedTexts(fromXml(xml))).toEqual({ reason: `one\n"two"\t<'three'>\r\nfour` })
})

function isLegal(character: string): boolean {
  return /[\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(character)
}

/** Has a test print the text, writes the report, and reads what the test printed. */
function throughXml(text: string): string {
  const id = 'a.test.js > prints'
  const xml = toXml([begun(id, 0), attached(id, 'stdout', text), ended(id, 'success', 1)])
  return attachedTexts(fromXml(xml))['stdout']!
}
