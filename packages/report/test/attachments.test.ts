import { expect, test } from 'vitest'
import { attachmentText, counted, spoken } from '../src/index.ts'

const latin1 = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'))
const utf8 = (text: string) => new TextEncoder().encode(text)

test.each<[type: string | undefined, bytes: Uint8Array, text: string | undefined]>([
  ['text/plain', utf8('é\n'), 'é\n'],
  ['text/plain; charset=utf8', utf8('é'), 'é'],
  ['text/plain;charset="ISO-8859-1"', latin1('é'), 'é'],
  ['text/x-traceback; charset="utf8"; language="python"', utf8('é'), 'é'],
  ['TEXT/PLAIN; CHARSET=UTF-8', utf8('é'), 'é'],
  ['text/plain; charset=unheard-of', utf8('é'), 'é'],
  ['text/plain', latin1('é'), '\ufffd'],
  ['application/json', utf8('{"é":1}'), '{"é":1}'],
  ['application/json', latin1('é'), undefined],
  ['application/octet-stream', utf8('readable\n'), 'readable\n'],
  ['application/octet-stream', Uint8Array.of(0, 1, 2), undefined],
  [undefined, utf8('tab\tescape\u001b[1m\r\n'), 'tab\tescape\u001b[1m\r\n'],
  [undefined, Uint8Array.of(0xff), undefined],
  ['image/svg+xml', utf8('<svg/>'), undefined],
  ['video/webm', utf8('x'), undefined],
  ['', utf8(''), ''],
])('%s: %j is %j', (type, bytes, text) => {
  expect(attachmentText(bytes, type)).toBe(text)
})

test.each([
  [0, '0.000 s'],
  [4.4, '0.004 s'],
  [9999, '9.999 s'],
  [12_340, '12.3 s'],
  [59_949, '59.9 s'],
  [59_960, '1 min 0 s'],
  [125_000, '2 min 5 s'],
  [3_599_600, '1 h 0 min'],
  [7_320_000, '2 h 2 min'],
])('%i ms is %s', (milliseconds, text) => {
  expect(spoken(milliseconds)).toBe(text)
})

test.each([
  [0, '0 tests'],
  [1, '1 test'],
  [999, '999 tests'],
  [1000, '1,000 tests'],
  [1_234_567, '1,234,567 tests'],
])('%i is %s', (count, text) => {
  expect(counted(count, 'test')).toBe(text)
})
