import { locate } from '@subunit-js/stream'
import { expect, test } from 'vitest'

const STACK = `Error: x
    at assert (/p/node_modules/chai/index.js:9:9)
    at helper (/p/test/helper.js:7:3)
    at Context.<anonymous> (/p/test/a.test.js:4:5)
    at process.processImmediate (node:internal/timers:574:21)`

test("the test's own file comes before any other", () => {
  expect(locate(STACK, { path: 'test/a.test.js' })).toEqual({ file: 'test/a.test.js', line: 4, column: 5 })
})

test("else it is the project's innermost code, relative to the root", () => {
  expect(locate(STACK, { path: 'test/other.test.js', root: '/p' })).toEqual({
    file: 'test/helper.js',
    line: 7,
    column: 3,
  })
})

test('without a root an absolute path is no place in the project', () => {
  expect(locate(STACK)).toBe(undefined)
})

test('a file whose name only ends alike is another one', () => {
  expect(locate('Error: x\n    at f (/p/not-a.test.js:4:5)', { path: 'a.test.js' })).toBe(undefined)
})

test('the innermost frame of a Python traceback is its last', () => {
  const traceback = `Traceback (most recent call last):
  File "/p/tests/test_a.py", line 3, in test_it
    check()
  File "/p/tests/test_a.py", line 9, in check
    raise ValueError(1)
  File "/usr/lib/python3/site-packages/x.py", line 1, in y
ValueError: 1`
  expect(locate(traceback, { root: '/p/' })).toEqual({ file: 'tests/test_a.py', line: 9, column: undefined })
})
