import { describe, expect, test } from 'vitest'
import { said } from '../../support/differences.ts'
import { both, joinedNoise } from '../../support/reference.ts'
import { stream } from '../../support/run.ts'

describe('subunit-output', () => {
  test('further arguments are refused', () => {
    const { python, ours } = said('subunit-output', ['--success', 'two', 'words'], stream())
    expect({ python: python[0], ours: ours.slice(0, 2) }).toEqual({ python: 0, ours: [2, ''] })
  })

  test('the id may stand behind an equals sign', () => {
    const { python, ours } = both('subunit-output', ['--success=a'], '')
    expect([python.status, ours.status, joinedNoise(ours.stdout).map(({ testId }) => testId)]).toEqual([
      2,
      0,
      ['a'],
    ])
  })

  test('standard input can be given a name', () => {
    const { python, ours } = both('subunit-output', ['--attach-file', '-', '--file-name', 'log'], 'text')
    expect([python.status, ours.status, joinedNoise(ours.stdout).map(({ fileName }) => fileName)]).toEqual([
      1,
      0,
      ['log'],
    ])
  })
})
