import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readRequest, requestEnvironment } from '@subunit-js/adapter'
import { expect, test } from 'vitest'

test('a request comes through the environment as it was', () => {
  const folder = mkdtempSync(join(tmpdir(), 'subunit-request-'))
  try {
    const loadList = join(folder, 'list')
    writeFileSync(loadList, 'a.js > naïve\nb.js\n')
    const env = requestEnvironment({ list: 'tests', loadList, listOrder: true })
    const { selection, ...rest } = readRequest(env)
    expect(rest).toEqual({ fromBackend: true, list: 'tests', loadList, listOrder: true })
    expect([...selection!.ids]).toEqual(['a.js > naïve', 'b.js'])
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('without one there is nothing special', () => {
  expect(readRequest({})).toEqual({
    fromBackend: false,
    list: undefined,
    selection: undefined,
    loadList: undefined,
    listOrder: false,
  })
})

test('a list that is not there is told', () => {
  const env = requestEnvironment({ loadList: '/nowhere/list' })
  expect(() => readRequest(env)).toThrow(
    expect.objectContaining({
      code: 'invalid-request',
      message: 'The list of tests "/nowhere/list" cannot be read.',
    }),
  )
})
