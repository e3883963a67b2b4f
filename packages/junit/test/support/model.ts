import type { TestEvent } from '@subunit-js/protocol'
import { attached, attemptResult, begun, ended } from './events.ts'

const STACK = 'at Object.<anonymous> (/home/me/project/'

/** A stream in which everything happens that a report has an opinion on. */
export function everything(): TestEvent[] {
  return [...passes(), ...failures(), ...retries(), ...skips(), ...errors(), ...ofTheRun()]
}

function passes(): TestEvent[] {
  const id = 'test/sums.test.ts > sums > adds'
  return [
    begun(id, 0),
    attached(id, 'stdout', '1 + 1\n'),
    ended(id, 'success', 2, { tags: ['slow', 'worker=2'] }),
  ]
}

function failures(): TestEvent[] {
  const id = 'test/sums.test.ts > sums > subtracts <a> & "b"'
  return [
    begun(id, 2),
    attached(
      id,
      'traceback',
      `AssertionError: \x1b[31m1 ]]> 2\x1b[39m ]]> 3\n    ${STACK}test/sums.test.ts:7:5)`,
    ),
    attached(id, 'diff', '- 1\n+ 2\n', 'text/x-diff'),
    attached(id, 'expected', '1'),
    attached(id, 'traceback-2', `TypeError: \0no\ud800 function\n    ${STACK}test/sums.test.ts:9:5)`),
    attached(id, 'stdout', 'before\0 the end'),
    attached(id, 'stderr', 'warning'),
    attached(id, 'page.html', '<p>', 'text/html'),
    attached(id, 'screenshot.png', new Uint8Array(4), 'image/png'),
    ended(id, 'fail', 5),
  ]
}

function retries(): TestEvent[] {
  const flaky = 'test/net.test.ts > connects'
  const never = 'test/net.test.ts > never connects'
  return [
    begun(flaky, 10),
    attached(flaky, 'attempt-1/traceback', `Error: refused\n    ${STACK}test/net.test.ts:3:1)`),
    attached(flaky, 'attempt-1/stdout', 'first try'),
    attemptResult(flaky, 1, 10, 20),
    begun(flaky, 20, { tags: ['attempt-2'] }),
    attached(flaky, 'stdout', 'second try'),
    ended(flaky, 'success', 25, { tags: ['attempt-2'] }),
    begun(never, 30),
    attached(never, 'attempt-1/traceback', `Error: refused once\n    ${STACK}test/net.test.ts:9:1)`),
    attemptResult(never, 1, 30, 31),
    begun(never, 31, { tags: ['attempt-2'] }),
    attached(never, 'traceback', `Error: refused again\n    ${STACK}test/net.test.ts:9:1)`),
    attached(never, 'stdout', 'last try'),
    ended(never, 'fail', 34, { tags: ['attempt-2'] }),
  ]
}

function skips(): TestEvent[] {
  const skipped = 'test/net.test.ts > on Windows'
  const expected = 'test/net.test.ts > is not done yet'
  const unexpected = 'test/net.test.ts > is done after all'
  return [
    begun(skipped, 40),
    attached(skipped, 'reason', 'only there'),
    ended(skipped, 'skip', 40),
    begun(expected, 41),
    attached(expected, 'traceback', 'Error: later'),
    ended(expected, 'xfail', 42),
    begun(unexpected, 42),
    ended(unexpected, 'uxsuccess', 43),
  ]
}

function errors(): TestEvent[] {
  const hook = 'test/db.test.ts > [beforeAll]'
  const prevented = 'test/db.test.ts > queries'
  const lost = 'test/db.test.ts > waits'
  const unseen = 'test/db.test.ts > is forgotten'
  return [
    ended(unseen, 'exists', 50),
    begun(hook, 50, { runnable: false }),
    attached(hook, 'traceback', `Error: no database\n    ${STACK}test/db.test.ts:1:1)`),
    ended(hook, 'fail', 51, { runnable: false }),
    begun('test/sums.test.ts > [afterAll]', 51, { runnable: false }),
    ended('test/sums.test.ts > [afterAll]', 'success', 52, { runnable: false }),
    attached(prevented, 'reason', 'the worker ended with signal SIGSEGV'),
    ended(prevented, 'fail', 52, { tags: ['lost'] }),
    begun(lost, 53),
    attached(lost, 'stdout', 'waiting'),
  ]
}

function ofTheRun(): TestEvent[] {
  return [
    begun('pkg.module.Case.test_it(a.b)', 60),
    ended('pkg.module.Case.test_it(a.b)', 'success', 61),
    attached(undefined, 'stdout:test/sums.test.ts', 'outside of tests\n'),
    attached(undefined, 'stdout', 'noise\n'),
    attached(undefined, 'coverage-final.json', '{}', 'application/json'),
  ]
}
