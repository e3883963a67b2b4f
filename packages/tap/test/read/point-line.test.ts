import fc from 'fast-check'
import { lineTypes, Parser, Result } from 'tap-parser'
import { expect, test } from 'vitest'
import { isPoint, type PointLine, readPointLine } from '../../src/read/point-line.ts'

test.each<[line: string, text: string, rest: Partial<PointLine>]>([
  ['ok', 'ok', { plain: '' }],
  ['not ok', 'not ok', { plain: '' }],
  ['ok 1', 'ok 1', { number: 1, plain: '' }],
  ['ok 1 - a', 'ok 1 - a', { number: 1, plain: 'a' }],
  ['not ok 007 a', 'not ok 007 a', { number: 7, plain: 'a' }],
  ['ok - a', 'ok - a', { plain: 'a' }],
  ['ok a 1', 'ok a 1', { plain: 'a 1' }],
  ['ok 1foo', 'ok 1foo', { plain: '1foo' }],
  ['ok   ', 'ok', { plain: '' }],
  ['ok 1  ', 'ok 1', { number: 1, plain: '' }],
  ['ok  1 - a', 'ok 1 - a', { number: 1, plain: 'a' }],
  ['ok\t1\t- a', 'ok 1 - a', { number: 1, plain: 'a' }],
  ['ok 1   - a', 'ok 1 - a', { number: 1, plain: 'a' }],
  ['ok 1        Four', 'ok 1 Four', { number: 1, plain: 'Four' }],
  ['ok  a  b', 'ok a  b', { plain: 'a  b' }],
  ['ok 1 - a # TODO', 'ok 1 - a # TODO', { number: 1 }],
  ['ok a\\b', 'ok a\\b', {}],
  ['ok{', 'ok {', {}],
  ['ok {', 'ok {', {}],
  ['ok 1 {', 'ok 1 {', { number: 1 }],
  ['ok 1{ ', 'ok 1 {', { number: 1 }],
  ['not ok: a', 'not ok : a', { plain: ': a' }],
  ['not ok\v1', 'not ok \v1', { plain: '1' }],
])('%j', (line, text, rest) => {
  expect(isPoint(line)).toBe(true)
  expect(readPointLine(line)).toEqual({ text, number: undefined, plain: undefined, ...rest })
})

test.each(['okay', 'ok1', 'ok: a', 'not okay', 'not  ok', 'Not ok', 'not', ''])('%j is none', line => {
  expect(isPoint(line)).toBe(false)
})

test('what is read without tap-parser is what tap-parser would read', () => {
  const piece = fc.constantFrom(' ', '  ', '\t', '-', ' - ', '1', '23', 'a', 'b c', '#', '{', '\\', ':', 'é')
  const lines = fc.tuple(fc.constantFrom('ok', 'not ok'), fc.array(piece, { maxLength: 6 }))
  fc.assert(
    fc.property(lines, ([status, pieces]) => {
      const line = status + pieces.join('')
      fc.pre(isPoint(line))
      const { text, number, plain } = readPointLine(line)
      const result = new Result(lineTypes.testPoint.exec(`${text}\n`)!, new Parser())
      expect(result.id).toBe(number ?? 0)
      if (plain === undefined) return
      // A dash without a description is none; that is seen to where names are cleaned.
      const [read, known] = [plain, result.name].map(name => (name === '-' ? '' : name))
      expect([result.ok, known]).toEqual([status === 'ok', read])
    }),
    { numRuns: 2000 },
  )
})
