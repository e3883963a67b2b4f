import { ciReport, detectCi, github, gitlab, plainLog } from '@subunit-js/report'
import { feed } from '@subunit-js/stream'
import { expect, test } from 'vitest'
import { attached, RUN, told } from './run.ts'

const SOURCE = { root: '/home/me/project/web', prefix: 'web/' }

function log(platform: Parameters<typeof ciReport>[0]['platform'], events = RUN, verbose = false): string {
  let text = ''
  const view = ciReport({
    write: piece => {
      text += piece
    },
    platform,
    source: SOURCE,
    verbose,
  })
  feed(events, view)
  return text
}

test('on GitHub failures are folded and remarked on where the test is', () => {
  expect(log(github('TOKEN'))).toMatchInlineSnapshot(`
    "::group::FAIL test/sums.test.ts > subtracts (0.005 s)
    ::stop-commands::TOKEN
      traceback:
        AssertionError: expected 1, 50% | <b>
        second line
            at Object.<anonymous> (/home/me/project/web/test/sums.test.ts:7:5)
      stdout:
        working
        ::error::from the test
    ::TOKEN::
    ::endgroup::
    ::error file=web/test/sums.test.ts,line=7,col=5,title=subtracts::AssertionError: expected 1, 50%25 | <b>%0Asecond line
    ::group::FAIL test/net.test.ts > asks a helper (0.001 s)
      traceback:
        Error: refused
            at Object.<anonymous> (/home/me/project/web/src/net.ts:3:1)
            at node:internal/x:1:1
    ::endgroup::
    ::error file=web/src/net.ts,line=3,col=1,title=asks a helper::Error: refused
    ::group::FLAKY test/net.test.ts > connects (it passed at attempt 2; tags attempt-2; 0.010 s)
      attempt 1: failed
      traceback:
        Error: not yet
            at Object.<anonymous> (/home/me/project/web/test/net.test.ts:9:1)
      attempt 2: passed
    ::endgroup::
    ::warning file=web/test/net.test.ts,line=9,col=1,title=connects::it passed at attempt 2%0AError: not yet
    ::group::FAIL test/db.test.ts > [beforeAll] (0.001 s)
      traceback:
        Error: no database
    ::endgroup::
    ::error file=web/test/db.test.ts,title=[beforeAll]::Error: no database
    a line of the runner
    LOST test/db.test.ts > waits (it began and never ended)
    ::error file=web/test/db.test.ts,title=waits::it began and never ended
    and an unfinished

    Failures:
      FAIL test/sums.test.ts > subtracts
      FAIL test/net.test.ts > asks a helper
      FAIL test/db.test.ts > [beforeAll]
      LOST test/db.test.ts > waits

    1 layer: 1 failed
    6 tests in 0.061 s: 2 passed (1 flaky), 2 failed, 1 lost, 1 skipped
    "
  `)
})

test('on GitLab they are collapsed sections', () => {
  expect(JSON.stringify(log(gitlab(() => 1_800_000_000_999))).replaceAll('\\n', '\n')).toMatchInlineSnapshot(`
    ""\\u001b[0Ksection_start:1800000000:subunit_1[collapsed=true]\\r\\u001b[0KFAIL test/sums.test.ts > subtracts (0.005 s)
      traceback:
        AssertionError: expected 1, 50% | <b>
        second line
            at Object.<anonymous> (/home/me/project/web/test/sums.test.ts:7:5)
      stdout:
        working
        ::error::from the test
    \\u001b[0Ksection_end:1800000000:subunit_1\\r\\u001b[0K
    \\u001b[0Ksection_start:1800000000:subunit_2[collapsed=true]\\r\\u001b[0KFAIL test/net.test.ts > asks a helper (0.001 s)
      traceback:
        Error: refused
            at Object.<anonymous> (/home/me/project/web/src/net.ts:3:1)
            at node:internal/x:1:1
    \\u001b[0Ksection_end:1800000000:subunit_2\\r\\u001b[0K
    \\u001b[0Ksection_start:1800000000:subunit_3[collapsed=true]\\r\\u001b[0KFLAKY test/net.test.ts > connects (it passed at attempt 2; tags attempt-2; 0.010 s)
      attempt 1: failed
      traceback:
        Error: not yet
            at Object.<anonymous> (/home/me/project/web/test/net.test.ts:9:1)
      attempt 2: passed
    \\u001b[0Ksection_end:1800000000:subunit_3\\r\\u001b[0K
    \\u001b[0Ksection_start:1800000000:subunit_4[collapsed=true]\\r\\u001b[0KFAIL test/db.test.ts > [beforeAll] (0.001 s)
      traceback:
        Error: no database
    \\u001b[0Ksection_end:1800000000:subunit_4\\r\\u001b[0K
    a line of the runner
    LOST test/db.test.ts > waits (it began and never ended)
    and an unfinished

    Failures:
      FAIL test/sums.test.ts > subtracts
      FAIL test/net.test.ts > asks a helper
      FAIL test/db.test.ts > [beforeAll]
      LOST test/db.test.ts > waits

    1 layer: 1 failed
    6 tests in 0.061 s: 2 passed (1 flaky), 2 failed, 1 lost, 1 skipped
    ""
  `)
})

test('elsewhere they are shown as they are', () => {
  expect(log(plainLog())).toMatchInlineSnapshot(`
    "FAIL test/sums.test.ts > subtracts (0.005 s)
      traceback:
        AssertionError: expected 1, 50% | <b>
        second line
            at Object.<anonymous> (/home/me/project/web/test/sums.test.ts:7:5)
      stdout:
        working
        ::error::from the test
    FAIL test/net.test.ts > asks a helper (0.001 s)
      traceback:
        Error: refused
            at Object.<anonymous> (/home/me/project/web/src/net.ts:3:1)
            at node:internal/x:1:1
    FLAKY test/net.test.ts > connects (it passed at attempt 2; tags attempt-2; 0.010 s)
      attempt 1: failed
      traceback:
        Error: not yet
            at Object.<anonymous> (/home/me/project/web/test/net.test.ts:9:1)
      attempt 2: passed
    FAIL test/db.test.ts > [beforeAll] (0.001 s)
      traceback:
        Error: no database
    a line of the runner
    LOST test/db.test.ts > waits (it began and never ended)
    and an unfinished

    Failures:
      FAIL test/sums.test.ts > subtracts
      FAIL test/net.test.ts > asks a helper
      FAIL test/db.test.ts > [beforeAll]
      LOST test/db.test.ts > waits

    1 layer: 1 failed
    6 tests in 0.061 s: 2 passed (1 flaky), 2 failed, 1 lost, 1 skipped
    "
  `)
})

test('tests that went well are told if that is wanted', () => {
  expect(
    log(github('TOKEN'), told('a.test.js > ::set-env name=x::y', 'success', [0, 1]), true),
  ).toMatchInlineSnapshot(`
    "::stop-commands::TOKEN
    passed a.test.js > ::set-env name=x::y (0.001 s)
    ::TOKEN::

    1 test in 0.001 s: 1 passed
    "
  `)
})

test('what tests print is no command, however it comes', () => {
  const events = [
    attached(undefined, 'stdout', 'a\n:'),
    attached(undefined, 'stdout', ':warning::b\n##[group]c\n'),
  ]
  expect(log(github('TOKEN'), events)).toMatchInlineSnapshot(`
    "a
    ::stop-commands::TOKEN
    ::warning::b
    ##[group]c
    ::TOKEN::

    no tests
    "
  `)
  const section = [attached(undefined, 'stdout', 'section_start:0:x\r\n')]
  expect(
    log(
      gitlab(() => 0),
      section,
    ).startsWith('section\u2060_start:0:x'),
  ).toBe(true)
})

test('the place where it runs is known by its environment', () => {
  const names = [{ GITHUB_ACTIONS: 'true' }, { GITLAB_CI: 'true' }, { CI: 'true' }, {}].map(
    env => detectCi(env).name,
  )
  expect(names).toEqual(['GitHub Actions', 'GitLab CI', 'a plain log', 'a plain log'])
})
