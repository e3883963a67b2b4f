import { describe, expect, test } from 'vitest'
import { stream, subunit } from '../support/run.ts'
import { reason, STREAMS, testOf } from '../support/streams.ts'

describe('an empty stream, and noise alone', () => {
  test.each<[command: string, empty: string, noise: string]>([
    ['ls', '', 'noise\n'],
    ['2to1', '', 'noise\n'],
    ['json', '', '{"runnable":true,"file_name":"stdout","file_bytes":"bm9pc2UK","eof":false}\n'],
    ['cat', '\nno tests\n', 'noise\n\nno tests\n'],
    [
      'stats',
      'Total tests:       0\nPassed tests:      0\nFailed tests:      0\nSkipped tests:     0\nSeen tags: \n',
      'noise\nTotal tests:       0\nPassed tests:      0\nFailed tests:      0\nSkipped tests:     0\nSeen tags: \n',
    ],
  ])('subunit %s', (command, empty, noise) => {
    expect(subunit([command], '')).toEqual({ status: 0, stdout: empty, stderr: '' })
    expect(subunit([command], 'noise\n')).toEqual({ status: 0, stdout: noise, stderr: '' })
  })
})

test('a damaged packet is a failed test that shows the damage', () => {
  expect(subunit(['cat'], STREAMS['a damaged packet']!)).toEqual({
    status: 1,
    stdout: `FAIL subunit.parser
  Packet data: application/octet-stream, 15 bytes
  Parser Error:
    Bad checksum - calculated (0xde254986), stored (0xde254979)

Failures:
  FAIL subunit.parser

3 tests in 3.000 s: 2 passed, 1 failed
`,
    stderr: '',
  })
})

test('subunit cat shows reasons and routes', () => {
  const input = stream(
    ...testOf('a', 'skip', { file: reason('no network') }).map(event => ({ ...event, routeCode: '0' })),
  )
  expect(subunit(['cat', '-v'], input)).toEqual({
    status: 0,
    stdout: 'skipped a (no network; route 0; 1.000 s)\n\n1 test in 1.000 s: 1 skipped\n',
    stderr: '',
  })
})
