import { escapeId, isLayerId, layerId, scopeOfLayer, type TestLocation, testId } from '@subunit-js/stream'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

describe('escapes', () => {
  test.each([
    ['plain', 'plain', 'plain'],
    ['a backslash', 'a\\b', 'a\\\\b'],
    ['a newline', 'a\nb', 'a\\nb'],
    ['what looks like an escape', 'a\\nb', 'a\\\\nb'],
    ['a carriage return', 'a\rb', 'a\\x0db'],
    ['a tab', '\ta', '\\x09a'],
    ['a NUL', 'a\0b', 'a\\x00b'],
    ['delete', 'a\x7fb', 'a\\x7fb'],
    ['next line, a C1 control', 'a\x85b', 'a\\x85b'],
    ['spaces at both ends', '  a  ', '\\x20 a \\x20'],
    ['a space alone', ' ', '\\x20'],
    ['two spaces alone', '  ', '\\x20\\x20'],
    ['inner spaces', 'a  b', 'a  b'],
    ['a lone high surrogate', 'a\ud83db', 'a\\u{d83d}b'],
    ['a lone low surrogate', '\ude00', '\\u{de00}'],
    ['a pair of surrogates', '\u{1f600}', '\u{1f600}'],
    ['surrogates the wrong way round', '\ude00\ud83d', '\\u{de00}\\u{d83d}'],
    ['other scripts', 'größe 日本 \u2028', 'größe 日本 \u2028'],
  ])('%s', (_, text, id) => {
    expect(escapeId(text)).toBe(id)
  })

  test('give one line of valid Unicode that no reader trims, and different texts different ids', () => {
    const pieces = fc.constantFrom(
      ' ',
      '\\',
      'n',
      'x20',
      '\n',
      '\r',
      '\t',
      '\x85',
      '\ud83d',
      '\ude00',
      'u{d83d}',
      'é',
    )
    const text = fc.array(pieces, { minLength: 1, maxLength: 6 }).map(parts => parts.join(''))
    fc.assert(
      fc.property(text, text, (first, second) => {
        const [a, b] = [escapeId(first), escapeId(second)]
        expect(a === b).toBe(first === second)
        expect(a).toMatch(/^[^\p{Cc}]+$/u)
        expect([a.trim(), a.isWellFormed()]).toEqual([a, true])
      }),
      { numRuns: 500 },
    )
  })
})

describe('the id of a location', () => {
  test.each<[TestLocation, string]>([
    [{ path: 'test/a.test.ts', titles: ['sums', 'adds'] }, 'test/a.test.ts > sums > adds'],
    [{ path: 'test/a.test.ts' }, 'test/a.test.ts'],
    [{ path: 'a.ts', titles: [''] }, 'a.ts >\\x20'],
    [{ path: 'a.ts', titles: [' x '] }, 'a.ts >  x\\x20'],
    [{ path: 'a.ts', titles: ['two\nlines'] }, 'a.ts > two\\nlines'],
    [{ path: '../x/a.ts', titles: ['t'] }, '../x/a.ts > t'],
    [{ project: 'web', path: 'a.ts', titles: ['t'] }, '[web] a.ts > t'],
    [{ project: 'web:typecheck', path: 'a.ts' }, '[web:typecheck] a.ts'],
    [{ titles: ['point 1'] }, 'point 1'],
    [{ path: 'subunit.parser' }, '\\x73ubunit.parser'],
    [{ path: 'process-returncode' }, '\\x70rocess-returncode'],
    [{ titles: ['testrepository-rpc'] }, '\\x74estrepository-rpc'],
    [{ path: 'process-returncode', titles: ['t'] }, 'process-returncode > t'],
  ])('%o', (location, id) => {
    expect(testId(location)).toBe(id)
  })

  test.each<[TestLocation]>([[{}], [{ project: 'p' }], [{ titles: [] }], [{ titles: [''] }], [{ path: '' }]])(
    '%o names nothing',
    location => {
      expect(() => testId(location)).toThrow(
        expect.objectContaining({
          code: 'invalid-option',
          message: 'A test id needs a file path or a title that is not empty.',
        }),
      )
    },
  )
})

describe('layers', () => {
  test.each<[TestLocation, string, string, string]>([
    [{ path: 'a.ts' }, 'beforeAll', 'a.ts > [beforeAll]', 'a.ts'],
    [{ path: 'a.ts', titles: ['d'] }, 'afterAll', 'a.ts > d > [afterAll]', 'a.ts > d'],
    [{}, 'globalSetup', '[globalSetup]', ''],
    [{ path: 'a.ts' }, 'setup test/setup.ts', 'a.ts > [setup test/setup.ts]', 'a.ts'],
    [{ project: 'web', path: 'a.ts' }, 'unhandled error', '[web] a.ts > [unhandled error]', '[web] a.ts'],
  ])('%o %s', (scope, layer, id, scopeId) => {
    expect(layerId(scope, layer)).toBe(id)
    expect(isLayerId(id)).toBe(true)
    expect(scopeOfLayer(id)).toBe(scopeId)
  })

  test.each(['a.ts', 'a.ts > beforeAll', 'a.ts > [before all]', 'a.ts > x[beforeAll]'])('%s is none', id => {
    expect([isLayerId(id), scopeOfLayer(id)]).toEqual([false, undefined])
  })
})
