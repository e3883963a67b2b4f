import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { EventFields } from '@subunit-js/protocol'
import { describe, expect, test } from 'vitest'
import { kept, said } from '../../support/differences.ts'
import { both, joinedNoise, substance } from '../../support/reference.ts'
import { stream } from '../../support/run.ts'
import { temporaryFolder } from '../../support/run-in.ts'
import { testOf, traceback } from '../../support/streams.ts'

describe('subunit-filter, expected failures', () => {
  function fixed(list: string, ...events: EventFields[]) {
    const path = join(temporaryFolder(), 'known')
    writeFileSync(path, list)
    const args = ['-s', '--xfail', '--fixup-expected-failures', path]
    const { python, ours } = both('subunit-filter', args, stream(...events))
    const outcomes = (bytes: Uint8Array) =>
      substance(bytes).tests.map(({ testId, status }) => `${testId} ${status}`)
    return { python: outcomes(python.stdout), ours: outcomes(ours.stdout) }
  }

  test('both know comments', () => {
    const same = ['a xfail', 'b uxsuccess', 'c fail']
    const events = [...testOf('a', 'fail'), ...testOf('b', 'success'), ...testOf('c', 'fail')]
    expect(fixed('a # known\nb#too\n# c\n\n', ...events)).toEqual({ python: same, ours: same })
  })

  test('a number behind # at the end belongs to the id', () => {
    const events = [...testOf('a', 'fail'), ...testOf('a #2', 'fail')]
    expect(fixed('a #2\n', ...events)).toEqual({
      python: ['a xfail', 'a #2 fail'],
      ours: ['a fail', 'a #2 xfail'],
    })
  })

  test('a test that never ended did not fail as expected', () => {
    expect(fixed('a\n', { testId: 'a', status: 'inprogress' })).toEqual({
      python: ['a xfail'],
      ours: ['a inprogress'],
    })
  })

  test('a list that is not there, or not in UTF-8, is status 2', () => {
    const path = join(temporaryFolder(), 'latin-1')
    writeFileSync(path, Uint8Array.of(0xe9))
    const { python, ours } = said('subunit-filter', ['--fixup-expected-failures', path], stream())
    expect({ python: python[0], ours }).toEqual({
      python: 1,
      ours: [2, '', `subunit-filter: "${path}" is not in UTF-8\n`],
    })
  })
})

describe('subunit-filter, further options', () => {
  test('--no-uxsuccess and --no-exists', () => {
    const events = [...testOf('a', 'uxsuccess'), { testId: 'b', status: 'exists' as const, routeCode: '1' }]
    expect(kept([], ...events).ours).toEqual(['a', 'b'])
    expect(kept(['--no-uxsuccess'], ...events).ours).toEqual(['b'])
    expect(kept(['--no-exists'], ...events).ours).toEqual(['a'])
    expect(kept(['-F'], ...events).ours).toEqual(['a'])
  })

  test('MIME types are left as they are', () => {
    const event: EventFields = {
      testId: 'a',
      status: 'fail',
      ...traceback('x'),
      mimeType: 'text/plain;charset=utf8',
    }
    const { python, ours } = both('subunit-filter', [], stream(event))
    const types = (bytes: Uint8Array) => joinedNoise(bytes).flatMap(({ mimeType }) => mimeType ?? [])
    expect({ python: types(python.stdout), ours: types(ours.stdout) }).toEqual({
      python: ['text/plain; charset="utf8"'],
      ours: ['text/plain;charset=utf8'],
    })
  })

  test('a verbose pattern is refused', () => {
    const { python, ours } = said('subunit-filter', ['--with', '(?x) a'], stream())
    expect({ python: python[0], ours: ours.slice(0, 2) }).toEqual({ python: 0, ours: [2, ''] })
  })
})
