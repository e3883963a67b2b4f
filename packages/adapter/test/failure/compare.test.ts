import assert from 'node:assert'
import { comparedFailure } from '@subunit-js/adapter'
import { expect, test } from 'vitest'

function thrownBy(work: () => void): unknown {
  try {
    work()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

test('the values of an assertion are shown with their difference', () => {
  const { expected, actual, diff } = comparedFailure(
    thrownBy(() => assert.deepEqual({ b: 2, a: [1] }, { b: 3, a: [1] })),
  )
  expect({ expected, actual, diff }).toMatchInlineSnapshot(`
    {
      "actual": "{
      a: [
        1
      ],
      b: 2
    }",
      "diff": " {
       a: [
         1
       ],
    -  b: 3
    +  b: 2
     }",
      "expected": "{
      a: [
        1
      ],
      b: 3
    }",
    }
  `)
})

test('texts are compared as they are', () => {
  const { diff } = comparedFailure(Object.assign(new Error(), { expected: 'a\nb', actual: 'a\nc' }))
  expect(diff).toBe(' a\n-b\n+c')
})

test('values of different types have no diff', () => {
  const failure = comparedFailure(Object.assign(new Error('x'), { expected: 1, actual: '1' }))
  expect({ ...failure, error: undefined }).toEqual({
    error: undefined,
    expected: '1',
    actual: '1',
    diff: undefined,
  })
})

test.each([
  new Error('plain'),
  'text',
  null,
  Object.assign(new Error(), { expected: undefined, actual: undefined }),
])('nothing to compare in %s', error => {
  expect(comparedFailure(error)).toEqual({ error })
})

test('values that cannot be looked at leave a plain failure', () => {
  const error = Object.defineProperty(Object.assign(new Error(), { actual: 1 }), 'expected', {
    get() {
      throw new Error('do not look')
    },
  })
  expect(comparedFailure(error).error).toBe(error)
})
