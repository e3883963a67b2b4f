import { describe, expect, test } from 'vitest'
import { said } from '../../support/differences.ts'
import { both, substance } from '../../support/reference.ts'
import { stream } from '../../support/run.ts'

describe('subunit-tags', () => {
  test('does not take a test the tags that it has', () => {
    const input = stream(
      { testId: 'a', status: 'inprogress', tags: ['worker-0'] },
      { testId: 'a', status: 'success' },
    )
    const { python, ours } = both('subunit-tags', ['linux'], input)
    const tagsAtTheEnd = (bytes: Uint8Array) => substance(bytes).tests.map(({ tags }) => tags)
    expect({ python: tagsAtTheEnd(python.stdout), ours: tagsAtTheEnd(ours.stdout) }).toEqual({
      python: [['linux']],
      ours: [['linux', 'worker-0']],
    })
  })
})

describe('subunit-tags, arguments', () => {
  test('an empty tag is refused', () => {
    const { python, ours } = said('subunit-tags', [''], stream({ testId: 'a' }))
    expect({ python: python[0], ours }).toEqual({
      python: 1,
      ours: [2, '', 'subunit-tags: a tag cannot be empty\n'],
    })
  })

  test('--help helps', () => {
    const { python, ours } = said('subunit-tags', ['--help'], stream())
    expect({ python: python.slice(0, 2), ours: [ours[0], String(ours[1]).split('\n')[0]] }).toEqual({
      python: [0, ''],
      ours: [0, 'Usage: subunit-tags [options] [file]'],
    })
  })
})
