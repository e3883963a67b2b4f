import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeBase64, encodeBase64 } from '../../src/json/base64.ts'

test('any bytes are written as everyone writes them, and read back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), content => {
      const text = Buffer.from(content).toString('base64')
      expect(encodeBase64(content)).toBe(text)
      expect(decodeBase64(text)).toEqual(content)
    }),
  )
})

test.each([
  'a',
  'ab',
  'abc',
  '====',
  'a===',
  'ab=c',
  '=abc',
  'ab c',
  'abc\n',
  'ab-_',
  'abcdé',
  'YR==',
  'YWJ=',
  'YQ==YQ==',
])('%s is refused', text => {
  expect(decodeBase64(text)).toBe(undefined)
})
