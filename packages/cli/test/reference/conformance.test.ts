import { decode, testEvent } from '@subunit-js/protocol'
import { expect, test } from 'vitest'
import { ours } from '../../../../test/support/peers.ts'
import { runRaw, stream } from '../support/run.ts'
import { text } from '../support/streams.ts'

// What the reference's own tests of these two commands demand (test_subunit_filter.py, test_subunit_tags.py).

function filter(args: readonly string[], input: Uint8Array) {
  const { status, stdout } = runRaw(ours('cli', 'subunit-filter'), args, input)
  expect(status).toBe(0)
  return decode(stdout)
}

function tags(args: readonly string[], input: Uint8Array): string {
  const { status, stdout } = runRaw(ours('cli', 'subunit-tags'), args, input)
  expect(status).toBe(0)
  return stdout.toString('hex')
}

test('subunit-filter keeps a skip by default', () => {
  const input = stream({ testId: 'foo', status: 'inprogress' }, { testId: 'foo', status: 'skip' })
  expect(filter([], input).map(({ testId, status }) => [testId, status])).toEqual([
    ['foo', 'inprogress'],
    ['foo', 'skip'],
  ])
})

test('subunit-filter --with-tag keeps the tests that have the tag', () => {
  const input = stream(
    { testId: 'foo', status: 'inprogress', tags: ['a'] },
    { testId: 'foo', status: 'success', tags: ['a'] },
    { testId: 'bar', status: 'inprogress' },
    { testId: 'bar', status: 'success' },
    { testId: 'baz', status: 'inprogress', tags: ['a'] },
    { testId: 'baz', status: 'success', tags: ['a'] },
  )
  const ids = filter(['-s', '--with-tag', 'a'], input).map(({ testId }) => testId)
  expect([...new Set(ids)]).toEqual(['foo', 'baz'])
})

test('subunit-filter --no-passthrough drops what is no test', () => {
  expect(filter(['--no-passthrough'], text('hi thar'))).toEqual([])
})

test('subunit-filter keeps what is no test as output', () => {
  expect(filter([], text('hi thar'))).toEqual([testEvent({ fileName: 'stdout', fileBytes: text('hi thar') })])
})

test('subunit-tags adds a tag to each event', () => {
  const input = stream(
    { testId: 'test', status: 'inprogress', tags: ['foo'] },
    { testId: 'test', status: 'success', tags: ['bar', 'quux', 'foo'] },
  )
  expect(tags(['quux'], input)).toBe(
    Buffer.from(
      stream(
        { testId: 'test', status: 'inprogress', tags: ['quux', 'foo'] },
        { testId: 'test', status: 'success', tags: ['bar', 'quux', 'foo'] },
      ),
    ).toString('hex'),
  )
})

test('subunit-tags removes a tag from each event', () => {
  const input = stream(
    { testId: 'test', status: 'inprogress', tags: ['foo'] },
    { testId: 'test', status: 'success', tags: ['bar', 'foo'] },
  )
  expect(tags(['-bar'], input)).toBe(
    Buffer.from(
      stream(
        { testId: 'test', status: 'inprogress', tags: ['foo'] },
        { testId: 'test', status: 'success', tags: ['foo'] },
      ),
    ).toString('hex'),
  )
})
