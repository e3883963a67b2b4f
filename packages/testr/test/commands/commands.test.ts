import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Encoder, type Status } from '@subunit-js/protocol'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ours } from '../../../../test/support/peers.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'testr-commands-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

/** What a call said, and its exit status; the times of day in it do not matter. */
function testr(args: readonly string[], input: Uint8Array | string = ''): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, [ours('testr', 'testr'), ...args], {
    cwd: folder,
    input,
    encoding: 'utf8',
  })
  const text = (stdout + stderr).replace(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/g, '<time>')
  return `$ testr ${args.join(' ')}\n${text}(${status})\n`
}

/** A stream of tests that take a second each, but those of the second file, which take three. */
function stream(tests: readonly [id: string, status: Status][]): Uint8Array {
  const encoder = new Encoder()
  let seconds = 1_760_000_000
  for (const [testId, status] of tests) {
    encoder.append({ testId, status: 'inprogress', timestamp: { seconds, nanoseconds: 0 } })
    if (status === 'fail') {
      const fileBytes = new TextEncoder().encode('Error: 41 is not 42\n')
      encoder.append({ testId, fileName: 'traceback', fileBytes, mimeType: 'text/plain', eof: true })
    }
    seconds += testId.startsWith('b') ? 3 : 1
    encoder.append({ testId, status, timestamp: { seconds, nanoseconds: 0 } })
  }
  return encoder.take()
}

const FIRST = stream([
  ['a.test.js > one', 'success'],
  ['a.test.js > two', 'fail'],
  ['b.test.js > three', 'fail'],
])
const PARTIAL = stream([['a.test.js > two', 'success']])

test('a repository is made once, and asked for where there is none', () => {
  expect(
    [testr(['last']), testr(['init']), testr(['init']), testr(['last'])].join(''),
  ).toMatchInlineSnapshot(`
    "$ testr last
    testr last: There is no repository in .testr. Make one with "testr init".
    (3)
    $ testr init
    (0)
    $ testr init
    testr init: There is a repository in .testr already.
    (3)
    $ testr last
    testr last: there is no run yet
    (3)
    "
  `)
})

test('a run is stored and shown, and its verdict is the exit status', () => {
  expect([testr(['load', '--force-init'], FIRST), testr(['last'])].join('')).toMatchInlineSnapshot(`
    "$ testr load --force-init
    FAIL a.test.js > two (1.000 s)
      traceback:
        Error: 41 is not 42
    FAIL b.test.js > three (3.000 s)
      traceback:
        Error: 41 is not 42

    Failures:
      FAIL a.test.js > two
      FAIL b.test.js > three

    3 tests in 5.000 s: 1 passed, 2 failed
    run 0
    (1)
    $ testr last
    FAIL a.test.js > two (1.000 s)
      traceback:
        Error: 41 is not 42
    FAIL b.test.js > three (3.000 s)
      traceback:
        Error: 41 is not 42

    Failures:
      FAIL a.test.js > two
      FAIL b.test.js > three

    3 tests in 5.000 s: 1 passed, 2 failed
    run 0
    (1)
    "
  `)
})

test('what fails by now follows from all runs', () => {
  testr(['load', '--force-init'], FIRST)
  testr(['load', '--partial'], PARTIAL)
  const all = [testr(['failing', '--list']), testr(['failing'])]
  testr(['load'], PARTIAL)
  expect([...all, testr(['failing'])].join('')).toMatchInlineSnapshot(`
    "$ testr failing --list
    b.test.js > three
    (1)
    $ testr failing
    FAIL b.test.js > three (3.000 s)
      traceback:
        Error: 41 is not 42
    1 test failing
    (1)
    $ testr failing
    no test fails
    (0)
    "
  `)
})

test('questions about runs have answers', () => {
  testr(['load', '--force-init'], FIRST)
  testr(['load', '--partial'], PARTIAL)
  const calls = [
    ['slowest', '-d', '.'],
    ['runs'],
    ['show', '0'],
    ['log', '*two', '--run', '0'],
    ['diff', '0', '1'],
    ['diff', '1', '0'],
  ]
  expect(calls.map(args => testr(args)).join('')).toMatchInlineSnapshot(`
    "$ testr slowest -d .
        1.000  a.test.js > two
    (0)
    $ testr runs
        1  <time>  finished     1 test, 0 failed          partial
        0  <time>  finished     3 tests, 2 failed
    (0)
    $ testr show 0
    FAIL a.test.js > two (1.000 s)
      traceback:
        Error: 41 is not 42
    FAIL b.test.js > three (3.000 s)
      traceback:
        Error: 41 is not 42

    Failures:
      FAIL a.test.js > two
      FAIL b.test.js > three

    3 tests in 5.000 s: 1 passed, 2 failed
    run 0
    (1)
    $ testr log *two --run 0
    FAIL a.test.js > two (1.000 s)
      traceback:
        Error: 41 is not 42
    (0)
    $ testr diff 0 1
    fixed    a.test.js > two
    removed  a.test.js > one
    removed  b.test.js > three
    (0)
    $ testr diff 1 0
    failing  a.test.js > two
    failing  b.test.js > three
    added    a.test.js > one
    added    b.test.js > three
    (1)
    "
  `)
})

test('streams go out as they came in, with the true exit status', () => {
  testr(['load', '--force-init'], FIRST)
  const { stdout, status } = spawnSync(process.execPath, [ours('testr', 'testr'), 'last', '--subunit'], {
    cwd: folder,
  })
  expect([new Uint8Array(stdout), status]).toStrictEqual([FIRST, 1])
})

test('input without a test says so', () => {
  expect(
    [testr(['load', '--force-init'], 'test: a\nsuccess: a\n'), testr(['load'], ''), testr(['last'])].join(''),
  ).toMatchInlineSnapshot(`
    "$ testr load --force-init
    test: a
    success: a

    no tests
    run 0
    testr load: the input has no test in it; is it subunit v2? "subunit 1to2" converts version 1
    (4)
    $ testr load

    no tests
    run 1
    testr load: the input has no test in it; is it subunit v2? "subunit 1to2" converts version 1
    (4)
    $ testr last

    no tests
    run 1
    (4)
    "
  `)
})

test('old runs are removed, and their numbers not used again', () => {
  testr(['load', '--force-init'], FIRST)
  testr(['load'], PARTIAL)
  const calls = [
    ['prune'],
    ['prune', '--keep', '1', '--dry-run'],
    ['prune', '--keep', '0'],
    ['runs'],
    ['repair'],
  ]
  const all = calls.map(args => testr(args))
  expect([...all, testr(['load'], PARTIAL)].join('')).toMatchInlineSnapshot(`
    "$ testr prune
    testr prune: what is to be removed? Give --keep, --older-than or --max-size
    (2)
    $ testr prune --keep 1 --dry-run
    would remove run 0
    (0)
    $ testr prune --keep 0
    removed run 1
    removed run 0
    (0)
    $ testr runs
    (0)
    $ testr repair
    (0)
    $ testr load

    1 test in 1.000 s: 1 passed
    run 2
    (0)
    "
  `)
})

test('what cannot be understood is refused', () => {
  testr(['init'])
  const calls = [
    ['show', 'x'],
    ['show', '7'],
    ['log'],
    ['diff', '1'],
    ['prune', '--keep', 'all'],
    ['nothing'],
  ]
  expect(calls.map(args => testr(args)).join('')).toMatchInlineSnapshot(`
    "$ testr show x
    testr show: "x" is not the number of a run
    (2)
    $ testr show 7
    testr show: there is no run 7
    (3)
    $ testr log
    testr log: missing required argument 'id-pattern'
    Try "testr log --help" for how to use it.
    (2)
    $ testr diff 1
    testr diff: missing required argument 'run'
    Try "testr diff --help" for how to use it.
    (2)
    $ testr prune --keep all
    testr prune: "all" is not a number of runs
    (2)
    $ testr nothing
    testr: unknown command 'nothing'
    Try "testr --help" for how to use it.
    (2)
    "
  `)
})

test('config shows what is in force, and what is mistyped', () => {
  const absent = testr(['config'])
  writeFileSync(join(folder, '.testr.conf'), '[DEFAULT]\ntest_comand = x\nfilter_tags = a b\n')
  const mistyped = testr(['config'])
  writeFileSync(join(folder, '.testr.conf'), '[DEFAULT]\ntest_command = 100%\n')
  expect([absent, mistyped, testr(['config'])].join('')).toMatchInlineSnapshot(`
    "$ testr config
    testr config: there is no ".testr.conf"
    (3)
    $ testr config
    file=.testr.conf
    filter_tags=a b
    testr config: .testr.conf:2: the key "test_comand" means nothing, and nothing refers to it
    (0)
    $ testr config
    testr config: .testr.conf:2: the value of "test_command" has a "%" that is neither "%%" nor "%(key)s"; write "%%" for a percent sign.
    (3)
    "
  `)
})

test('runs go to Python repositories and come back', () => {
  testr(['load', '--force-init'], FIRST)
  const first = testr(['export'])
  rmSync(join(folder, '.testr'), { recursive: true })
  expect(
    [first, testr(['import', '--force-init']), testr(['failing', '--list'])].join(''),
  ).toMatchInlineSnapshot(`
    "$ testr export
    (0)
    $ testr import --force-init
    run 0 from .testrepository/0
    (0)
    $ testr failing --list
    a.test.js > two
    b.test.js > three
    (1)
    "
  `)
})

test('tests are listed by the configured command', () => {
  const listing = new Encoder()
  for (const testId of ['b.test.js > three', 'a.test.js > one', 'b.test.js > three'])
    listing.append({ testId, status: 'exists' })
  writeFileSync(join(folder, 'listing'), listing.take())
  const configure = (command: string): void =>
    writeFileSync(
      join(folder, '.testr.conf'),
      `[DEFAULT]\ntest_command = ${command}\ntest_list_option = --list\n`,
    )
  configure("sh -c 'test $1 = --list && cat listing; shift; echo $# >&2' x $LISTOPT")
  const calls = [
    testr(['list-tests', '--', 'a b', '$HOME']),
    testr(['list-tests', 'one$', '--json']),
    testr(['list-tests', 'nothing']),
  ]
  configure('echo broken; exit 7 $LISTOPT')
  calls.push(testr(['list-tests']))
  configure('true')
  expect([...calls, testr(['list-tests'])].join('')).toMatchInlineSnapshot(`
    "$ testr list-tests -- a b $HOME
    b.test.js > three
    a.test.js > one
    2
    (0)
    $ testr list-tests one$ --json
    [
      "a.test.js > one"
    ]
    0
    (0)
    $ testr list-tests nothing
    0
    testr list-tests: no test matches
    (4)
    $ testr list-tests
    testr list-tests: the listing command ended with status 7: echo broken; exit 7 --list
    broken
    (3)
    $ testr list-tests
    testr list-tests: .testr.conf: the tests cannot be listed, since "test_command" has no "$LISTOPT".
    (3)
    "
  `)
})
