import { traceback } from '@subunit-js/adapter'
import fc from 'fast-check'
import { expect, test } from 'vitest'

function error(message: string, options: { name?: string; cause?: unknown; errors?: unknown[] } = {}): Error {
  const made = new Error(message, 'cause' in options ? { cause: options.cause } : undefined)
  if (options.name !== undefined) made.name = options.name
  if (options.errors !== undefined) Object.assign(made, { errors: options.errors })
  made.stack = `${made.name}: ${message}\n    at place (file.js:1:2)`
  return made
}

test('name, message and stack', () => {
  expect(traceback(error('it broke', { name: 'TypeError' }))).toBe(
    'TypeError: it broke\n    at place (file.js:1:2)',
  )
})

test('a chain of causes, each below the one before', () => {
  const chain = error('top', { cause: error('middle', { cause: 'the bottom' }) })
  expect(traceback(chain)).toMatchInlineSnapshot(`
    "Error: top
        at place (file.js:1:2)
      [cause] Error: middle
          at place (file.js:1:2)
        [cause] Thrown: 'the bottom'"
  `)
})

test('errors inside an error, then its cause', () => {
  const aggregate = error('several', { errors: [error('one\nin two lines'), 7], cause: error('why') })
  expect(traceback(aggregate)).toMatchInlineSnapshot(`
    "Error: several
        at place (file.js:1:2)
      [errors 1/2] Error: one
      in two lines
          at place (file.js:1:2)
      [errors 2/2] Thrown: 7
      [cause] Error: why
          at place (file.js:1:2)"
  `)
})

test('a circle of causes ends', () => {
  const first = error('first')
  const second = error('second', { cause: first })
  first.cause = second
  expect(traceback(first)).toMatchInlineSnapshot(`
    "Error: first
        at place (file.js:1:2)
      [cause] Error: second
          at place (file.js:1:2)
        [cause] (an error that is already above)"
  `)
})

test('a chain without end is cut off', () => {
  class Endless extends Error {
    override get cause() {
      return new Endless('again')
    }
  }
  expect(traceback(new Endless('first')).split('\n').at(-1)!.trim()).toBe('[cause] (more causes)')
})

test('a message or name that was changed afterwards is the one that counts', () => {
  const changed = error('before')
  changed.message = 'after'
  expect(traceback(changed)).toBe('Error: after\n    at place (file.js:1:2)')
})

test.each([
  ['a text', "Thrown: 'a text'"],
  [undefined, 'Thrown: undefined'],
  [null, 'Thrown: null'],
  [{ code: 3 }, 'Thrown: { code: 3 }'],
  [{ message: 'no stack' }, 'Error: no stack'],
  [{ name: 'Custom', message: '' }, 'Custom'],
  [{ stack: 'only a stack' }, 'only a stack'],
])('%j thrown', (thrown, expected) => {
  expect(traceback(thrown)).toBe(expected)
})

test('colours are taken out', () => {
  expect(traceback({ message: '\u001b[31mred\u001b[39m' })).toBe('Error: red')
})

test('getters and proxies that throw do no harm', () => {
  const hostile = new Proxy(
    {},
    {
      get() {
        throw new Error('do not look')
      },
    },
  )
  const half = Object.defineProperty(new Error('half'), 'cause', {
    get() {
      throw new Error('do not look')
    },
  })
  half.stack = 'Error: half'
  expect([traceback(hostile), traceback(half)]).toMatchInlineSnapshot(`
    [
      "Thrown: {}",
      "Error: half",
    ]
  `)
})

test('never throws', () => {
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: true, withBigInt: true, withSparseArray: true }), thrown => {
      expect(typeof traceback(thrown)).toBe('string')
    }),
  )
})
