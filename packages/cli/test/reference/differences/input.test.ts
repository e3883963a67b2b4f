import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { said } from '../../support/differences.ts'
import { both } from '../../support/reference.ts'
import { stream } from '../../support/run.ts'
import { temporaryFolder } from '../../support/run-in.ts'

describe('all of them', () => {
  test.each(['subunit-ls', 'subunit-filter', 'subunit-2to1', 'subunit-1to2'])(
    '%s complains of its input in one line, with status 2',
    name => {
      const missing = join(temporaryFolder(), 'missing')
      const { python, ours } = both(name, [missing], '')
      expect({ python: python.status, ours: [ours.status, ours.stderr.toString()] }).toEqual({
        python: 1,
        ours: [2, `${name}: cannot read "${missing}": no such file or directory\n`],
      })
    },
  )

  test('two files are too many', () => {
    const { python, ours } = said('subunit-ls', ['a', 'b'], stream())
    expect({ python: python[0], ours: ours.slice(0, 2) }).toEqual({ python: 1, ours: [2, ''] })
  })

  test('no good packet is lost behind a wrong length', () => {
    const [long, good] = [
      stream({ testId: 'lost', status: 'success' }),
      stream({ testId: 'good', status: 'success' }),
    ]
    const input = Buffer.concat([long, good, good])
    // The length of the first packet is made to reach into the second.
    input[3]! += 4
    const { python, ours } = said('subunit-ls', ['--no-passthrough'], input)
    expect({ python: python[1], ours: ours[1] }).toEqual({
      python: 'subunit.parser\ngood\n',
      ours: 'subunit.parser\ngood\ngood\n',
    })
  })

  test('a packet that lacks its fields crashes nothing', () => {
    const packet = Buffer.from('b32901080edffa74', 'hex')
    const { python, ours } = said('subunit-stats', [], packet)
    expect({ python: python.slice(0, 2), ours: [ours[0], String(ours[1]).split('\n')[2]] }).toEqual({
      python: [1, ''],
      ours: [1, 'Failed tests:      1'],
    })
  })

  test('a packet of an unknown version is damage', () => {
    const packet = Uint8Array.from(Buffer.from('b319010c03666f6fa036fa49', 'hex'))
    const { python, ours } = both('subunit-ls', ['--exists', '--no-passthrough'], packet)
    expect({ python: python.stdout.toString(), ours: ours.stdout.toString() }).toEqual({
      python: 'foo\n',
      ours: 'subunit.parser\n',
    })
  })
})
