import { describe, expect, test } from 'vitest'
import { stream, subunit } from '../support/run.ts'
import { STREAMS, testOf, text } from '../support/streams.ts'

const all = STREAMS['all outcomes']!

describe('subunit ls', () => {
  test('lists tests with their times, and 1 says that one failed', () => {
    expect(subunit(['ls', '--times'], all)).toEqual({
      status: 1,
      stdout: 'a.passes 1.000\na.fails 1.000\nb.skipped 1.000\nb.xfails 1.000\n',
      stderr: '',
    })
  })

  test('lists tests that never end last, and passes output of the run through', () => {
    const input = stream(
      { testId: 'hangs', status: 'inprogress' },
      { fileName: 'stdout', fileBytes: text('hello\n') },
      ...testOf('ends', 'success'),
    )
    expect(subunit(['ls'], input)).toEqual({ status: 1, stdout: 'hello\nends\nhangs\n', stderr: '' })
    expect(subunit(['ls', '--no-passthrough'], input)).toEqual({
      status: 1,
      stdout: 'ends\nhangs\n',
      stderr: '',
    })
  })

  test('lists what was announced and never ran', () => {
    const input = stream({ testId: 'lost', status: 'exists' }, ...testOf('runs', 'success'))
    expect(subunit(['ls'], input)).toEqual({ status: 1, stdout: 'runs\nlost\n', stderr: '' })
    expect(subunit(['ls', '--rules=reference'], input)).toEqual({ status: 0, stdout: 'runs\n', stderr: '' })
  })
})

describe('subunit stats', () => {
  test('counts', () => {
    expect(subunit(['stats'], all)).toEqual({
      status: 1,
      stdout:
        'Total tests:       4\nPassed tests:      2\nFailed tests:      1\nSkipped tests:     1\n' +
        'Seen tags: slow, worker-0, worker-1\n',
      stderr: '',
    })
  })

  test('an unexpected success fails the run, but not by the rules of the reference', () => {
    const input = stream(...testOf('a', 'uxsuccess'))
    expect(subunit(['stats'], input)).toEqual({
      status: 1,
      stdout:
        'Total tests:       1\nPassed tests:      0\nFailed tests:      1\nSkipped tests:     0\nSeen tags: \n',
      stderr: '',
    })
    expect(subunit(['stats', '--rules', 'reference'], input)).toEqual({
      status: 0,
      stdout:
        'Total tests:       1\nPassed tests:      1\nFailed tests:      0\nSkipped tests:     0\nSeen tags: \n',
      stderr: '',
    })
  })
})
