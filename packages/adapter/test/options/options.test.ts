import { readOptions } from '@subunit-js/adapter'
import { expect, test } from 'vitest'

test('options are taken as frameworks hand them over', () => {
  const given = {
    outputFile: 'out.subunit',
    tags: 'linux, nightly  slow',
    routeCode: '0',
    root: '..',
    captureOutput: 'false',
  }
  expect(readOptions(given, {})).toEqual({
    outputFile: 'out.subunit',
    tags: ['linux', 'nightly', 'slow'],
    routeCode: '0',
    root: '..',
    captureOutput: false,
  })
})

test('lists of tags and real booleans are good too, and a tag counts once', () => {
  expect(readOptions({ tags: ['a', 'b', 'a'], captureOutput: true }, {})).toEqual({
    tags: ['a', 'b'],
    captureOutput: true,
  })
})

test('the environment wins, and an empty variable counts as unset', () => {
  const env = { SUBUNIT_OUTPUT_FILE: 'env', SUBUNIT_TAGS: 'x', SUBUNIT_ROUTE_CODE: '', SUBUNIT_ROOT: '/r' }
  expect(readOptions({ outputFile: 'given', routeCode: '1' }, env)).toEqual({
    outputFile: 'env',
    tags: ['x'],
    routeCode: '1',
    root: '/r',
  })
})

test('nothing given is nothing', () => {
  expect(readOptions(undefined, {})).toEqual({})
  expect(readOptions({ tags: undefined }, {})).toEqual({})
})

test.each([
  [{ outputfile: 'x' }, 'Unknown reporter option "outputfile": did you mean "outputFile"?'],
  [{ tag: 'x' }, 'Unknown reporter option "tag": did you mean "tags"?'],
  [{ route: '1' }, 'Unknown reporter option "route": did you mean "root"?'],
  [
    { tags: '' },
    'The value of the reporter option "tags" must be tags without spaces that do not begin with "-", not "".',
  ],
  [
    { tags: ['-x'] },
    'The value of the reporter option "tags" must be tags without spaces that do not begin with "-", not -x.',
  ],
  [
    { outputFile: true },
    'The value of the reporter option "outputFile" must be a text that is not empty, not true.',
  ],
  [
    { captureOutput: 'maybe' },
    'The value of the reporter option "captureOutput" must be true or false, not "maybe".',
  ],
])('%j is refused', (given, message) => {
  expect(() => readOptions(given, {})).toThrow(expect.objectContaining({ code: 'invalid-option', message }))
})

test('a bad variable is named', () => {
  expect(() => readOptions({}, { SUBUNIT_CAPTURE_OUTPUT: 'yes' })).toThrow(
    'The value of SUBUNIT_CAPTURE_OUTPUT must be true or false, not "yes".',
  )
})
