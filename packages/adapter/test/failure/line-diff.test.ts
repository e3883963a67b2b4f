import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineDiff } from '../../src/failure/line-diff.ts'

test('lines of one side, of the other and of both', () => {
  expect(lineDiff('a\nb\nc\nd', 'a\nx\nc')).toBe(' a\n-b\n+x\n c\n-d')
})

test('equal texts have no diff', () => {
  expect(lineDiff('a\nb', 'a\nb')).toBeUndefined()
})

test('texts that are too long are not compared', () => {
  const long = 'x\n'.repeat(2000)
  expect(lineDiff(long, `${long}y`)).toBeUndefined()
})

test('both texts can be had back from it', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', ''), { minLength: 1, maxLength: 12 })
    .map(lines => lines.join('\n'))
  fc.assert(
    fc.property(text, text, (expected, actual) => {
      const lines = lineDiff(expected, actual)?.split('\n') ?? expected.split('\n').map(line => ` ${line}`)
      const side = (sign: string) =>
        lines
          .filter(line => !line.startsWith(sign))
          .map(line => line.slice(1))
          .join('\n')
      expect({ expected: side('+'), actual: side('-') }).toEqual({ expected, actual })
    }),
  )
})
