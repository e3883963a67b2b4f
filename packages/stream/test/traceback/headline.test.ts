import { headlineOf } from '@subunit-js/stream'
import { expect, test } from 'vitest'

test('the message of a JavaScript error ends where its stack begins', () => {
  expect(headlineOf('TypeError: bad thing\nsecond line\n    at f (/p/a.js:1:2)\n    at <anonymous>')).toEqual(
    {
      type: 'TypeError',
      message: 'bad thing\nsecond line',
    },
  )
})

test('an error code belongs to neither class nor message', () => {
  expect(headlineOf('AssertionError [ERR_ASSERTION]: 1 == 2\n    at f (/p/a.js:1:2)')).toEqual({
    type: 'AssertionError',
    message: '1 == 2',
  })
})

test('a cause is not part of the message', () => {
  expect(headlineOf('Error: outer\n  [cause] RangeError: inner')).toEqual({ type: 'Error', message: 'outer' })
})

test('an error without a message has its class alone', () => {
  expect(headlineOf('Error\n    at f (/p/a.js:1:2)')).toEqual({ type: 'Error', message: '' })
})

test('text without a class is all message', () => {
  expect(headlineOf('not ok: 3 of 4')).toEqual({ type: undefined, message: 'not ok: 3 of 4' })
})

test('a Python traceback ends with class and message, and the last of a chain counts', () => {
  const first = 'Traceback (most recent call last):\n  File "a.py", line 1, in f\n    g()\nKeyError: 1\n'
  const second =
    'Traceback (most recent call last):\n  File "a.py", line 2, in h\n    f()\nunittest.case.SkipFailure: no\nmore\n'
  const during = '\nDuring handling of the above exception, another exception occurred:\n\n'
  expect(headlineOf(`${first}${during}${second}`)).toEqual({
    type: 'unittest.case.SkipFailure',
    message: 'no\nmore',
  })
})

test('nothing has nothing to say', () => {
  expect(headlineOf('')).toEqual({ type: undefined, message: '' })
})
