import { expect, test } from 'vitest'
import { yamlScalar } from '../../src/yaml/scalar.ts'
import { tracebackOf } from '../../src/yaml/traceback.ts'

test.each<[name: string, yaml: string, value: string | undefined]>([
  ['plain', 'a: b c # note\n', 'b c'],
  ['single quotes', "a: 'it''s'\n", "it's"],
  ['double quotes', 'a: "b\\n\\x41\\u00e9\\"\\\\"\n', 'b\nAé"\\'],
  ['double quotes over lines', 'a: "b\nc\\"d"\n', 'b\nc"d'],
  ['double quotes without an end', 'a: "b\nc', 'b\nc'],
  ['literal block', 'a: |\n  b\n    c\n\n  d\ne: f\n', 'b\n  c\n\nd'],
  ['literal block that begins with an empty line', 'a: |-\n\n  b\n', '\nb'],
  ['literal block with its indentation given', 'a: |2\n   b\n  c\n', ' b\nc'],
  ['folded block', 'a: >-\n  b\n  c\n\n  d\n', 'b c\nd'],
  ['indented mapping', '  a: b\n  c: d\n', 'b'],
  ['behind a comment and a mark', '---\n# c\n  a: b\n', 'b'],
  ['empty', 'a:\nb: c\n', ''],
  ['missing', 'b: c\n', undefined],
  ['not at the top', 'b:\n  a: c\n', undefined],
  ['part of another name', 'ab: c\n', undefined],
  ['a tag', 'a: !re /x/\n', undefined],
  ['an anchor', 'a: &x b\n', undefined],
  ['a list', 'a: [b]\n', undefined],
])('%s', (_, yaml, value) => {
  expect(yamlScalar(yaml, 'a')).toBe(value)
})

test.each<[name: string, yaml: string, traceback: string | undefined]>([
  ['a stack that says what happened', 'stack: |-\n  Error: no\n    at a.js:1\n', 'Error: no\n  at a.js:1\n'],
  ['a stack without it', "error: 'no'\nstack: |-\n  a.js:1\n", 'no\na.js:1\n'],
  ['a message in place of an error', 'message: no\nstack: |\n  a.js:1\n', 'no\na.js:1\n'],
  ['no stack', 'message: no\n', undefined],
  ['an empty stack', 'stack: ""\n', undefined],
  ['the word alone', 'message: stack\n', undefined],
])('a traceback of %s', (_, yaml, traceback) => {
  expect(tracebackOf(yaml)).toBe(traceback)
})
