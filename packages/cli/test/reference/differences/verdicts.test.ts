import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { EventFields } from '@subunit-js/protocol'
import { describe, expect, test } from 'vitest'
import { ours, peer } from '../../../../../test/support/peers.ts'
import { said } from '../../support/differences.ts'
import { runRaw, stream } from '../../support/run.ts'
import { temporaryFolder } from '../../support/run-in.ts'
import { at, testOf, text, traceback } from '../../support/streams.ts'

describe('subunit-ls', () => {
  test('an empty id is one', () => {
    const { python, ours } = said('subunit-ls', [], stream({ testId: '', status: 'success' }))
    expect({ python: python[1], ours: ours[1] }).toEqual({ python: '', ours: '\n' })
  })

  test('--times tells the times of tests with logs', () => {
    const input = stream(...testOf('a', 'fail', { file: traceback('boom') }))
    const { python, ours } = said('subunit-ls', ['--times'], input)
    expect({ python: python[1], ours: ours[1] }).toEqual({ python: 'a 0.000\n', ours: 'a 1.000\n' })
  })

  test.each([
    ['a test without times', { testId: 'a', status: 'success' }, 'a -\n'],
    ['an announcement', { testId: 'a', status: 'exists' }, 'a -\n'],
  ] as const)('--times --exists does not crash at %s', (_, event, list) => {
    const { python, ours } = said('subunit-ls', ['--times', '--exists'], stream(event))
    expect({ python: python.slice(0, 2), ours }).toEqual({ python: [1, ''], ours: [0, list, ''] })
  })
})

describe('subunit-stats', () => {
  test('-o writes the numbers to the file', () => {
    const numbers =
      'Total tests:       1\nPassed tests:      1\nFailed tests:      0\nSkipped tests:     0\nSeen tags: \n'
    const path = join(temporaryFolder(), 'numbers')
    const write = (command: string) => {
      const { stdout } = runRaw(command, ['-o', path], stream(...testOf('a', 'success')))
      return { stdout: stdout.toString(), file: readFileSync(path, 'utf8') }
    }
    expect({ python: write(peer('subunit-stats')), ours: write(ours('cli', 'subunit-stats')) }).toEqual({
      python: { stdout: numbers, file: '' },
      ours: { stdout: '', file: numbers },
    })
  })

  test('does not count what came late as a test of its own', () => {
    const late: EventFields = { testId: 'a', fileName: 'log', fileBytes: text('late'), timestamp: at(2000) }
    const { python, ours } = said('subunit-stats', [], stream(...testOf('a', 'success'), late))
    expect({ python: python.slice(0, 2), ours: ours.slice(0, 2) }).toEqual({
      python: [
        1,
        'Total tests:       2\nPassed tests:      1\nFailed tests:      1\nSkipped tests:     0\nSeen tags: \n',
      ],
      ours: [
        0,
        'Total tests:       1\nPassed tests:      1\nFailed tests:      0\nSkipped tests:     0\nSeen tags: \n',
      ],
    })
  })
})
