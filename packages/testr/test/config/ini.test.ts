import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDefaults } from '../../src/config/ini.ts'
import { interpolated } from '../../src/config/interpolate.ts'
import { TestrError } from '../../src/error.ts'
import { type Reading, type Refusal, readByPython } from './python-config.ts'

function readByUs(text: string): Reading {
  try {
    const raw = readDefaults(text, '.testr.conf')
    const values: [string, string | Refusal][] = []
    for (const key of raw.keys()) values.push([key, valueOfKey(raw, key)])
    return { values: Object.fromEntries(values) }
  } catch (error) {
    return { error: (error as TestrError).code, lines: (error as TestrError).lines }
  }
}

function valueOfKey(raw: ReturnType<typeof readDefaults>, key: string): string | Refusal {
  try {
    return interpolated(raw, key, '.testr.conf')!
  } catch (error) {
    if (!(error instanceof TestrError)) throw error
    return { error: error.code }
  }
}

const TABLE: readonly string[] = [
  '',
  '\n\n# only a comment\n',
  '[DEFAULT]\ntest_command=run $LISTOPT $IDOPTION\ntest_id_option=--load-list $IDFILE\n',
  '[DEFAULT]\nTest_Command : a = b\n',
  '[DEFAULT]\nkey = one\n  two\n\n  three\n  # comment\n  four\n\n\n',
  '[DEFAULT]\nkey = one\ntwo\n',
  '[DEFAULT]\n  key = one\n  other = two\n    more\n other2 = x\n',
  '[DEFAULT]\nkey = a # not a comment ; nor this\n',
  '[DEFAULT] and more\nkey=1\n',
  '[DEFAULT]]\nkey=1\n',
  '[]\nkey=1\n',
  '[default]\nkey=1\n[DEFAULT]\nkey=2\n[DEFAULT]\nother=3\n',
  '[DEFAULT]\nkey=1\nKEY=2\n',
  '[a]\nkey=1\n[a]\n',
  'key=1\n[DEFAULT]\n',
  '\ufeff[DEFAULT]\nkey=1\n',
  '[DEFAULT]\n=1\n  continued\n:2\n',
  '[DEFAULT]\n=1\nbad\n   worse\nkey=1\n',
  '[DEFAULT]\nkey=1\nbad\n   goes on\n',
  '[DEFAULT]\n[other\nkey=1\n',
  '[DEFAULT]\na=%\n',
  '[DEFAULT]\na=100%%\nb=%(a)s and %(A)s\nc=%(b)s\n',
  '[DEFAULT]\na=%(missing)s\nb=%()s\nc=%(a\nd=%(a)d\ne=%d\n',
  '[DEFAULT]\na=%(b)s\nb=%(a)s\n',
  `[DEFAULT]\n${Array.from({ length: 14 }, (_, index) => `k${index}=%(k${index + 1})s`).join('\n')}\nk14=end\n`,
  '[other]\na=%(\nb=1\n[DEFAULT]\nc=%(b)s\n',
  '[DEFAULT]\r\nkey=one\r\n  two\r\n',
  '[DEFAULT]\rkey=one\r  two\r',
  '[DEFAULT]\n\u3000key=\u00a0value\u0085\n\x1cmore\n',
  '[DEFAULT]\nkey=a\u2028b\x0bc\n',
  '[DEFAULT]\nÄKEY=ü\nİ=1\n',
  '[DEFAULT]\n__proto__=1\nconstructor=%(__proto__)s\n',
  '[DEFAULT]\nkey=\n  = x\n  [DEFAULT]\n  y = z\n',
  '[DEFAULT]\nkey\t=\tvalue\t\n',
  '[DEFAULT]\nkey=1',
]

describe('readDefaults', () => {
  test('reads the table of files as ConfigParser does', () => {
    expect(TABLE.map(readByUs)).toStrictEqual(readByPython(TABLE))
  })

  test('reads random files as ConfigParser does', () => {
    const piece = fc.constantFrom(
      ...['[DEFAULT]', '[a]', '[', ']', 'a', 'b', 'key', 'KEY', '=', ':', ' = ', ': ', ' ', '  ', '\t', '\n'],
      ...[
        '\n',
        '\n',
        '\n  ',
        '\n ',
        '\r\n',
        '\r',
        '#',
        ';',
        '%',
        '%%',
        '%(a)s',
        '%(b)s',
        '%(',
        ')s',
        '\u00a0',
      ],
      ...['\u2028', '\x0c', '\x1d', '\ufeff', 'é', '𝒳', '\0'],
    )
    const sensible = fc
      .array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'D', ''), fc.constantFrom('=', ' : '), fc.array(piece)))
      .map(
        entries =>
          `[DEFAULT]\n${entries.map(([key, sign, value]) => key + sign + value.join('')).join('\n')}`,
      )
    const file = fc.oneof(
      fc.array(piece, { maxLength: 60 }).map(pieces => pieces.join('')),
      sensible,
    )
    const files = fc.sample(file, { numRuns: 3000, seed: 20261121 })
    expect(files.map(readByUs)).toStrictEqual(readByPython(files))
  })

  test('names the file and the line of what is wrong', () => {
    const messages = [
      'a = 1',
      '[DEFAULT]\na=1\n\nA=2',
      '[DEFAULT]\nx\ny\n',
      '[x]\n[x]',
      '[DEFAULT]\n\na=5%',
      '[DEFAULT]\na=%(b)s',
      '[DEFAULT]\na=%(a)s',
    ].map(text => {
      try {
        interpolated(readDefaults(text, '.testr.conf'), 'a', '.testr.conf')
        return 'accepted'
      } catch (error) {
        return (error as Error).message
      }
    })
    expect(messages).toMatchInlineSnapshot(`
      [
        ".testr.conf:1: a section header is missing; put "[DEFAULT]" before the first key.",
        ".testr.conf:4: the key "a" occurs twice in "[DEFAULT]".",
        ".testr.conf:2,3: expected "[section]", "key = value" or a comment.",
        ".testr.conf:2: the section "[x]" occurs twice.",
        ".testr.conf:3: the value of "a" has a "%" that is neither "%%" nor "%(key)s"; write "%%" for a percent sign.",
        ".testr.conf:2: the value of "a" refers to "%(b)s", but there is no key "b".",
        ".testr.conf:2: the value of "a" refers to keys that refer to keys, more than 10 deep or in a circle.",
      ]
    `)
  })
})
