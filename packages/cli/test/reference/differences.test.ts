import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EventFields, TestEvent } from '@subunit-js/protocol'
import { formatTimestamp } from '@subunit-js/stream'
import { afterAll, describe, expect, test } from 'vitest'
import { ours, peer } from '../../../../test/support/peers.ts'
import { both, joinedNoise, substance } from '../support/reference.ts'
import { runRaw, stream } from '../support/run.ts'
import { at, reason, testOf, text, traceback } from '../support/streams.ts'

const folder = mkdtempSync(join(tmpdir(), 'cli-differences-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** An event on one line: what of it differences are about. */
function shown({ testId, status, runnable, routeCode, tags, timestamp, fileName }: TestEvent) {
  const facts: string[] = [
    testId ?? '(run)',
    status ?? '-',
    ...(runnable ? [] : ['not runnable']),
    ...(routeCode === undefined ? [] : [`route ${routeCode}`]),
    ...(tags === undefined ? [] : [`tags ${tags.join(' ')}`]),
    ...(fileName === undefined ? [] : [`file ${fileName}`]),
    ...(timestamp === undefined ? [] : [formatTimestamp(timestamp).slice(17, 23)]),
  ]
  return facts.join(', ')
}

function filtered(args: readonly string[], ...events: EventFields[]) {
  const { python, ours } = both('subunit-filter', args, stream(...events))
  return { python: joinedNoise(python.stdout).map(shown), ours: joinedNoise(ours.stdout).map(shown) }
}

/** The ids that are left. */
function kept(args: readonly string[], ...events: EventFields[]) {
  const { python, ours } = both('subunit-filter', args, stream(...events))
  const ids = (bytes: Uint8Array) => substance(bytes).tests.map(({ testId }) => testId)
  return { python: ids(python.stdout), ours: ids(ours.stdout) }
}

function said(command: string, args: readonly string[], input: Uint8Array) {
  const { python, ours } = both(command, args, input)
  const python3 = python.stderr.toString().trimEnd().split('\n').at(-1)
  return {
    python: [python.status, python.stdout.toString(), python3],
    ours: [ours.status, ours.stdout.toString(), ours.stderr.toString()],
  }
}

describe('subunit-filter', () => {
  test('keeps start times', () => {
    expect(filtered(['-s'], ...testOf('a', 'success'))).toEqual({
      python: ['a, inprogress, 21.000', 'a, success, 21.000'],
      ours: ['a, inprogress, 20.000', 'a, success, 21.000'],
    })
  })

  test('keeps routes and what cannot be run on its own', () => {
    const event: EventFields = { testId: 'a', routeCode: '1', runnable: false, timestamp: at(0) }
    const events = [
      { ...event, status: 'inprogress' as const },
      { ...event, status: 'fail' as const },
    ]
    expect(filtered([], ...events)).toEqual({
      python: ['a, inprogress, 20.000', 'a, fail, 20.000'],
      ours: ['a, inprogress, not runnable, route 1, 20.000', 'a, fail, not runnable, route 1, 20.000'],
    })
  })

  test('keeps the same test of two routes apart', () => {
    const event: EventFields = { testId: 'a', timestamp: at(0) }
    const events: EventFields[] = [
      { ...event, routeCode: '0', status: 'fail' },
      { ...event, routeCode: '1', status: 'fail' },
    ]
    expect(filtered([], ...events).ours).toEqual(['a, fail, route 0, 20.000', 'a, fail, route 1, 20.000'])
  })

  test('keeps announcements of the tests that it keeps', () => {
    const events: EventFields[] = [
      { testId: 'a', status: 'exists' },
      { testId: 'b', status: 'exists' },
      ...testOf('a', 'fail'),
      ...testOf('b', 'success'),
    ]
    expect(filtered([], ...events)).toEqual({
      python: ['a, inprogress, 21.000', 'a, fail, 21.000'],
      ours: ['a, exists', 'a, inprogress, 20.000', 'a, fail, 21.000'],
    })
  })

  test('filters listings', () => {
    const events: EventFields[] = [
      { testId: 'a', status: 'exists' },
      { testId: 'b', status: 'exists' },
    ]
    expect(filtered(['--with', 'a'], ...events)).toEqual({ python: [], ours: ['a, exists'] })
  })

  test('leaves tests without an end without one, in the order of their beginning', () => {
    const events: EventFields[] = [
      { testId: 'a', status: 'inprogress', timestamp: at(0) },
      { testId: 'b', status: 'inprogress', timestamp: at(0) },
    ]
    expect(filtered([], ...events)).toEqual({
      python: ['b, inprogress, 20.000', 'b, fail, 20.000', 'a, inprogress, 20.000', 'a, fail, 20.000'],
      ours: ['a, inprogress, 20.000', 'b, inprogress, 20.000'],
    })
  })

  test('invents no times', () => {
    const events: EventFields[] = [{ testId: 'a', status: 'fail' }]
    expect(filtered([], ...events).ours).toEqual(['a, fail'])
  })

  test('keeps empty attachments, and tags where they were', () => {
    const events: EventFields[] = [
      { testId: 'a', status: 'inprogress', tags: ['x'], timestamp: at(0) },
      { testId: 'a', fileName: 'log', fileBytes: text(''), eof: true, timestamp: at(0) },
      { testId: 'a', status: 'fail', timestamp: at(0) },
    ]
    expect(filtered([], ...events)).toEqual({
      python: ['a, inprogress, 20.000', 'a, fail, tags x, 20.000'],
      ours: ['a, inprogress, tags x, 20.000', 'a, -, file log, 20.000', 'a, fail, 20.000'],
    })
  })

  test('applies patterns and tags to unexpected successes too', () => {
    const events = [...testOf('a', 'uxsuccess'), ...testOf('b', 'uxsuccess')]
    expect(kept(['--with', '^a'], ...events)).toEqual({ python: ['a', 'b'], ours: ['a'] })
    expect(kept(['--with-tag', 'slow'], ...events)).toEqual({ python: ['a', 'b'], ours: [] })
  })

  test('searches attachments as they are, not in a Python notation of them', () => {
    const events = testOf('a', 'fail', { file: traceback('über\nzwei Zeilen') })
    expect(kept(['--with', 'über'], ...events)).toEqual({ python: [], ours: ['a'] })
    expect(kept(['--with', 'über$'], ...events)).toEqual({ python: [], ours: ['a'] })
    expect(kept(['--with', 'None'], ...events)).toEqual({ python: ['a'], ours: [] })
    expect(kept(['--with', 'Content'], ...events)).toEqual({ python: ['a'], ours: [] })
  })

  test('finds the end of an id', () => {
    const events = [...testOf('some.test', 'fail'), ...testOf('some.test_more', 'fail')]
    expect(kept(['--with', 'test$'], ...events)).toEqual({ python: [], ours: ['some.test'] })
  })

  test('applies the flags at the beginning of a pattern to that pattern', () => {
    const events = [...testOf('A', 'fail'), ...testOf('B', 'fail')]
    expect(kept(['--with', '(?i)^a', '--with', '^b'], ...events)).toEqual({ python: ['A', 'B'], ours: ['A'] })
  })

  test('renames tests of all outcomes', () => {
    const events = [...testOf('a', 'skip', { file: reason('later') }), ...testOf('b', 'fail')]
    expect(kept(['--rename', '^', 'x.'], ...events)).toEqual({ python: ['a', 'x.b'], ours: ['x.a', 'x.b'] })
  })
})

describe('subunit-filter, expected failures', () => {
  function fixed(list: string, ...events: EventFields[]) {
    const path = join(folder, 'known')
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
    const path = join(folder, 'latin-1')
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
    const path = join(folder, 'numbers')
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
    const path = join(folder, 'v1')
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

describe('all of them', () => {
  test.each(['subunit-ls', 'subunit-filter', 'subunit-2to1', 'subunit-1to2'])(
    '%s complains of its input in one line, with status 2',
    name => {
      const missing = join(folder, 'missing')
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
