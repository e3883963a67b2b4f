import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { EventFields } from '@subunit-js/protocol'
import { describe, expect, test } from 'vitest'
import { said } from '../../support/differences.ts'
import { both, joinedNoise } from '../../support/reference.ts'
import { stream } from '../../support/run.ts'
import { temporaryFolder } from '../../support/run-in.ts'
import { text, traceback } from '../../support/streams.ts'

describe('subunit-2to1', () => {
  test('begins each directive on a line of its own', () => {
    const noise: EventFields = { fileName: 'stderr', fileBytes: text('x') }
    const { python, ours } = said('subunit-2to1', [], stream(noise, { testId: 'a', status: 'fail' }))
    expect({ python: python[1], ours: ours[1] }).toEqual({
      python: 'xtest: a\nfailure: a [ multipart\n]\n',
      ours: 'x\ntest: a\nfailure: a [ multipart\n]\n',
    })
  })

  test('keeps MIME types as they are, so that 1to2 gives them back', () => {
    const event: EventFields = { testId: 'a', status: 'fail', ...traceback('boom') }
    const types = (name: 'python' | 'ours') => {
      const v1 = both('subunit-2to1', [], stream(event))[name].stdout
      const v2 = joinedNoise(both('subunit-1to2', [], v1)[name].stdout)
      return v2.flatMap(({ mimeType }) => mimeType ?? [])
    }
    expect({ python: types('python'), ours: types('ours') }).toEqual({
      python: ['text/x-traceback;charset=utf8,language=python'],
      ours: ['text/x-traceback; charset="utf8"; language="python"'],
    })
  })

  test('escapes what would break the stream', () => {
    const { python, ours } = said(
      'subunit-2to1',
      [],
      stream({ testId: 'a\nb', status: 'fail', tags: ['c d'] }),
    )
    expect({ python: python[1], ours: ours[1] }).toEqual({
      python: 'tags: c d\ntest: a\nb\nfailure: a\nb [ multipart\n]\ntags: -c d\n',
      ours: 'tags: c\\x20d\ntest: a\\nb\nfailure: a\\nb [ multipart\n]\ntags: -c\\x20d\n',
    })
  })
})

describe('subunit-1to2', () => {
  test.each<[v1: string, python: unknown, ours: string[]]>([
    ['test: a\nsuccess: a', 'a fail', ['a inprogress', 'a success']],
    ['uxsuccess: a\n', 'crash', ['(run) -']],
    ['time: never\n', 'crash', ['(run) -']],
    ['progress: x\n', 'crash', ['(run) -']],
    ['test: foo\ns foo\nsuccess: foo\n', 'foo skip', ['foo inprogress', '(run) -', 'foo success']],
    ['test: \xff\nsuccess: \xff\n', 'crash', ['\\xff inprogress', '\\xff success']],
  ])('%j', (v1, theirs, expected) => {
    const { python, ours } = both('subunit-1to2', [], Buffer.from(v1, 'latin1'))
    const shortly = (bytes: Uint8Array) =>
      joinedNoise(bytes).map(({ testId, status }) => `${testId ?? '(run)'} ${status ?? '-'}`)
    const last = python.status === 0 ? shortly(python.stdout).findLast(each => !each.endsWith('-')) : 'crash'
    expect({ python: last, ours: shortly(ours.stdout) }).toEqual({ python: theirs, ours: expected })
  })

  test('takes the clock for no witness of a stored stream', () => {
    const v1 = 'test: a\nsuccess: a\n'
    const path = join(temporaryFolder(), 'v1')
    writeFileSync(path, v1)
    const timed = (args: readonly string[], input: string) => {
      const { python, ours } = both('subunit-1to2', args, input)
      const times = (bytes: Uint8Array) => joinedNoise(bytes).map(({ timestamp }) => timestamp !== undefined)
      return { python: times(python.stdout), ours: times(ours.stdout) }
    }
    expect(timed([], v1)).toEqual({ python: [true, true], ours: [true, true] })
    expect(timed([path], '')).toEqual({ python: [true, true], ours: [false, false] })
  })
})
