import type { EventFields } from '@subunit-js/protocol'
import { expect, test } from 'vitest'
import { at, bytes, told } from './support/told.ts'

const FAILURE: EventFields[] = [
  { testId: 'a.test.js > fails', status: 'inprogress', tags: ['worker-1'], timestamp: at(0) },
  {
    testId: 'a.test.js > fails',
    fileName: 'traceback',
    fileBytes: bytes('Error: \u001b[31mboom\u001b[39m\n\n    at a.test.js:1:2\n'),
    mimeType: 'text/x-traceback; charset="utf8"',
    eof: true,
  },
  {
    testId: 'a.test.js > fails',
    fileName: 'screen.png',
    fileBytes: Uint8Array.of(0x89, 0x50, 0x4e, 0x47),
    mimeType: 'image/png',
    eof: true,
  },
  { testId: 'a.test.js > fails', status: 'fail', timestamp: at(1500) },
]

test('a failure is shown with its attachments, then the counts', () => {
  const success: EventFields = { testId: 'a.test.js > passes', status: 'success', timestamp: at(2000) }
  expect(told({}, ...FAILURE, success)).toMatchInlineSnapshot(`
    "FAIL a.test.js > fails (tags worker-1; 1.500 s)
      traceback:
        Error: boom

            at a.test.js:1:2
      screen.png: image/png, 4 bytes

    Failures:
      FAIL a.test.js > fails

    2 tests in 2.000 s: 1 passed, 1 failed
    "
  `)
})

test('colours are for terminals, and those of others are kept there', () => {
  expect(told({ colour: true }, ...FAILURE)).toMatchInlineSnapshot(`
    "<esc>[31m<esc>[1mFAIL<esc>[22m<esc>[39m a.test.js > fails <esc>[2m(tags worker-1; 1.500 s)<esc>[22m
      <esc>[1mtraceback<esc>[22m:
        Error: <esc>[31mboom<esc>[39m

            at a.test.js:1:2
      <esc>[1mscreen.png<esc>[22m: image/png, 4 bytes

    Failures:
      FAIL a.test.js > fails

    <esc>[1m<esc>[31m1 test in 1.500 s: 1 failed<esc>[39m<esc>[22m
    "
  `)
})

test('verbosely each test has its line', () => {
  const reason: EventFields = {
    testId: 'b',
    fileName: 'reason',
    fileBytes: bytes('no network\nand no time'),
    mimeType: 'text/plain',
  }
  expect(
    told(
      { verbose: true },
      { testId: 'a', status: 'inprogress', timestamp: at(0) },
      { testId: 'a', status: 'success', timestamp: at(61_000) },
      reason,
      { testId: 'b', status: 'skip', routeCode: undefined },
      { testId: 'c', status: 'xfail', tags: ['x', 'y'] },
      { testId: 'd', status: 'success', routeCode: '1/2' },
    ),
  ).toMatchInlineSnapshot(`
    "passed a (1 min 1 s)
    skipped b (no network)
    failed c (as expected; tags x, y)
    passed d (route 1/2)

    4 tests in 1 min 1 s: 2 passed, 1 failed as expected, 1 skipped
    "
  `)
})

test('what is lost is called lost, each in its own way', () => {
  expect(
    told(
      {},
      { testId: 'announced', status: 'exists' },
      { testId: 'begun', status: 'inprogress', timestamp: at(0) },
      { testId: 'begun', fileName: 'stdout', fileBytes: bytes('so far so go') },
      { testId: 'silent', fileName: 'log', fileBytes: bytes(''), eof: true },
      { testId: 'passed', status: 'success' },
    ),
  ).toMatchInlineSnapshot(`
    "LOST announced (it was announced and never began)
    LOST begun (it began and never ended)
      stdout, not complete:
        so far so go
    LOST silent (it never said how it ended)
      log: empty

    Failures:
      LOST announced
      LOST begun
      LOST silent

    4 tests: 1 passed, 3 lost
    "
  `)
})

test('layers are counted apart from tests, and fail like them', () => {
  expect(
    told(
      {},
      { testId: 'a.test.js > [beforeAll]', status: 'fail', runnable: false },
      { testId: '[globalSetup]', status: 'success', runnable: false },
      { testId: 'a.test.js > runs', status: 'success' },
      { testId: 'tap point', status: 'success', runnable: false },
    ),
  ).toMatchInlineSnapshot(`
    "FAIL a.test.js > [beforeAll]

    Failures:
      FAIL a.test.js > [beforeAll]

    2 layers: 1 passed, 1 failed
    2 tests: 2 passed
    "
  `)
})

test('a test that was retried shows each attempt', () => {
  expect(
    told(
      {},
      { testId: 'a', status: 'inprogress', timestamp: at(0) },
      {
        testId: 'a',
        fileName: 'attempt-1/traceback',
        fileBytes: bytes('Error: at first\n'),
        mimeType: 'text/plain',
        eof: true,
      },
      {
        testId: 'a',
        fileName: 'attempt-1/result',
        fileBytes: bytes('{"status":"fail"}'),
        mimeType: 'application/json',
        eof: true,
      },
      { testId: 'a', status: 'inprogress', tags: ['attempt-2'], timestamp: at(1000) },
      { testId: 'a', status: 'success', tags: ['attempt-2'], timestamp: at(2000) },
    ),
  ).toMatchInlineSnapshot(`
    "FLAKY a (it passed at attempt 2; tags attempt-2; 2.000 s)
      attempt 1: failed
      traceback:
        Error: at first
      attempt 2: passed

    1 test in 2.000 s: 1 passed (1 flaky)
    "
  `)
})

test('unexpected successes fail, if the test can be run on its own', () => {
  expect(
    told(
      {},
      { testId: 'a', status: 'uxsuccess' },
      { testId: 'a todo in TAP', status: 'uxsuccess', runnable: false },
    ),
  ).toMatchInlineSnapshot(`
    "FAIL a (it was expected to fail and passed)
    passed a todo in TAP (it was expected to fail)

    Failures:
      FAIL a

    2 tests: 2 passed unexpectedly
    "
  `)
})

test('output of the run is shown as it comes, other files of it are told of', () => {
  const [first, second] = [bytes('ü').subarray(0, 1), bytes('ü\nhalf a line').subarray(1)]
  expect(
    told(
      {},
      { fileName: 'stdout', fileBytes: first },
      { fileName: 'stdout', fileBytes: second },
      { testId: 'a', status: 'fail' },
      { fileName: 'coverage.json', fileBytes: bytes('{'), mimeType: 'application/json' },
      { fileName: 'coverage.json', fileBytes: bytes('}'), eof: true },
    ),
  ).toMatchInlineSnapshot(`
    "ü
    half a line
    FAIL a
    Attached to the run: coverage.json (application/json, 2 bytes)

    Failures:
      FAIL a

    1 test: 1 failed
    "
  `)
})

test('what comes late for a test is shown', () => {
  expect(
    told(
      {},
      { testId: 'a', status: 'success' },
      { testId: 'a', fileName: 'stdout', fileBytes: bytes('late\n') },
    ),
  ).toMatchInlineSnapshot(`
    "LATE a
      stdout:
        late

    1 test: 1 passed
    "
  `)
})

test('without output of the run', () => {
  expect(told({ runOutput: false }, { fileName: 'stdout', fileBytes: bytes('hidden') })).toBe('\nno tests\n')
})

test('a listing is called one', () => {
  expect(told({}, { testId: 'a', status: 'exists' }, { testId: 'b', status: 'exists' })).toBe(
    '\n2 tests listed, none run\n',
  )
})

test('ids with line feeds are shown on one line', () => {
  expect(told({ verbose: true }, { testId: 'a\nb\\c', status: 'success' })).toBe(
    'passed a\\nb\\\\c\n\n1 test: 1 passed\n',
  )
})

test('a long list of failures is cut, and says so', () => {
  const failures = Array.from({ length: 52 }, (_, index) => ({
    testId: `t${index}`,
    status: 'fail' as const,
  }))
  const lines = told({}, ...failures).split('\n')
  expect(lines.slice(52, 56)).toEqual(['', 'Failures:', '  FAIL t0', '  FAIL t1'])
  expect(lines.slice(102)).toEqual([
    '  FAIL t48',
    '  FAIL t49',
    '  and 2 more',
    '',
    '52 tests: 52 failed',
    '',
  ])
})
