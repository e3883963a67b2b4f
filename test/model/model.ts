import type { Behaviour } from './behaviour.ts'

/**
 * What suites do, and what must become of it. Every fixture of every framework is held to this, by the flag
 * alone and by the backend command.
 */
export const MODEL: readonly Behaviour[] = [
  {
    name: 'verdicts',
    what: 'Tests that pass, pass later, fail and are skipped.',
    stream: `
verdicts.test.mjs > passes
  inprogress
  success
verdicts.test.mjs > passes later
  inprogress
  success
verdicts.test.mjs > fails
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: not as it should be
    |     at <stack>
  fail
verdicts.test.mjs > is skipped
  inprogress
  skip
`,
  },
  {
    name: 'errors',
    what: 'Errors with causes, with several errors inside, with values to compare, and one that is its own cause.',
    stream: `
errors.test.mjs > has a chain of causes
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: the top
    |     at <stack>
    |   [cause] CustomError: the middle
    |       at <stack>
    |     [cause] TypeError: the root
    |         at <stack>
  fail
errors.test.mjs > holds several errors
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | AggregateError: both went wrong
    |     at <stack>
    |   [errors 1/2] Error: first
    |       at <stack>
    |   [errors 2/2] RangeError: second
    |       at <stack>
  fail
errors.test.mjs > compares values
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: not the same
    |     at <stack>
  [expected] text/plain; charset=utf8
    | a
    | b
    | c
  [actual] text/plain; charset=utf8
    | a
    | x
    | c
  [diff] text/x-diff; charset="utf8"
    |  a
    | -b
    | +x
    |  c
  fail
errors.test.mjs > is its own cause
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: a circle
    |     at <stack>
    |   [cause] (an error that is already above)
  fail
`,
    differs: {
      vitest: {
        stream: `
errors.test.mjs > has a chain of causes
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: the top
    |     at <stack>
    |   [cause] CustomError: the middle
    |       at <stack>
    |     [cause] TypeError: the root
    |         at <stack>
  fail
errors.test.mjs > holds several errors
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: first
    |     at <stack>
  [traceback-2] text/x-traceback; charset="utf8"; language="javascript"
    | RangeError: second
    |     at <stack>
  fail
errors.test.mjs > compares values
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: not the same
    |     at <stack>
  [expected] text/plain; charset=utf8
    | a
    | b
    | c
  [actual] text/plain; charset=utf8
    | a
    | x
    | c
  [diff] text/x-diff; charset="utf8"
    | - Expected
    | + Received
    |
    |   a
    | - b
    | + x
    |   c
  fail
errors.test.mjs > is its own cause
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: a circle
    |     at <stack>
    |   [cause] Error: a circle
    |       at <stack>
    |     [cause] (an error that is already above)
  fail
`,
        why: 'Vitest takes AggregateErrors apart, writes diffs its own way, and copies errors, circles included.',
      },
      'vitest 3': {
        stream: `
errors.test.mjs > has a chain of causes
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: the top
    |     at <stack>
    |   [cause] CustomError: the middle
    |       at <stack>
    |     [cause] TypeError: the root
    |         at <stack>
  fail
errors.test.mjs > holds several errors
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | AggregateError: both went wrong
    |     at <stack>
    |   [errors 1/2] Error: first
    |       at <stack>
    |   [errors 2/2] RangeError: second
    |       at <stack>
  fail
errors.test.mjs > compares values
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: not the same
    |     at <stack>
  [expected] text/plain; charset=utf8
    | a
    | b
    | c
  [actual] text/plain; charset=utf8
    | a
    | x
    | c
  [diff] text/x-diff; charset="utf8"
    | - Expected
    | + Received
    |
    |   a
    | - b
    | + x
    |   c
  fail
errors.test.mjs > is its own cause
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: a circle
    |     at <stack>
    |   [cause] Error: a circle
    |       at <stack>
    |     [cause] (an error that is already above)
  fail
`,
        why: 'Vitest writes diffs its own way and copies errors, circles included.',
      },
    },
  },
  {
    name: 'retries',
    what: 'Tests that are tried again after a failure: every attempt is told.',
    stream: `
retries.test.mjs > passes at the third attempt
  inprogress
  [attempt-1/traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: attempt 1
    |     at <stack>
  [attempt-1/result] application/json
    | {"status":"fail","start":"<time>","stop":"<time>"}
  inprogress #attempt-2
  [attempt-2/traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: attempt 2
    |     at <stack>
  [attempt-2/result] application/json
    | {"status":"fail","start":"<time>","stop":"<time>"}
  inprogress #attempt-3
  success #attempt-3
retries.test.mjs > fails at every attempt
  inprogress
  [attempt-1/traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: as always
    |     at <stack>
  [attempt-1/result] application/json
    | {"status":"fail","start":"<time>","stop":"<time>"}
  inprogress #attempt-2
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: as always
    |     at <stack>
  fail #attempt-2
`,
    differs: {
      jest: {
        stream: `
retries.test.mjs > passes at the third attempt
  inprogress
  [attempt-1/traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: attempt 1
    |     at <stack>
  [attempt-1/result] application/json
    | {"status":"fail","start":"<time>","stop":"<time>"}
  inprogress #attempt-2
  [attempt-2/traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: attempt 2
    |     at <stack>
  [attempt-2/result] application/json
    | {"status":"fail","start":"<time>","stop":"<time>"}
  inprogress #attempt-3
  success #attempt-3
retries.test.mjs > fails at every attempt
  inprogress
  [attempt-1/traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: as always
    |     at <stack>
  [attempt-1/result] application/json
    | {"status":"fail","start":"<time>","stop":"<time>"}
  inprogress #attempt-2
  [attempt-2/traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: as always
    |     at <stack>
  [attempt-2/result] application/json
    | {"status":"fail","start":"<time>","stop":"<time>"}
  inprogress #attempt-3
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: as always
    |     at <stack>
  fail #attempt-3
`,
        why: 'In Jest all tests of a file have the same number of attempts.',
      },
    },
  },
  {
    name: 'titles',
    what: 'Titles that no line of a list could carry as they are, and one that looks like a layer.',
    stream: String.raw`
titles.test.mjs > two\nlines
  inprogress
  success
titles.test.mjs >  spaces around\x20
  inprogress
  success
titles.test.mjs > back\\slash and\x09tab
  inprogress
  success
titles.test.mjs > naïve 日本語 🎉
  inprogress
  success
titles.test.mjs > regex (characters)* [x]+ $^
  inprogress
  success
titles.test.mjs > nul \x00 and escape \x1b[31mred\x1b[0m
  inprogress
  success
titles.test.mjs > [beforeAll] #2
  inprogress
  success
`,
  },
  {
    name: 'duplicates',
    what: 'Tests of one file with the same titles, one of which has a number that a duplicate might get.',
    stream: `
duplicates.test.mjs > same
  inprogress
  success
duplicates.test.mjs > same #2
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: the second
    |     at <stack>
  fail
duplicates.test.mjs > same #3
  inprogress
  success
duplicates.test.mjs > same #4
  inprogress
  success
duplicates.test.mjs > block > same
  inprogress
  success
duplicates.test.mjs > block > same #2
  inprogress
  success
`,
  },
  {
    name: 'nesting',
    what: 'Blocks in blocks.',
    stream: `
nesting.test.mjs > outer > one
  inprogress
  success
nesting.test.mjs > outer > inner > two
  inprogress
  success
nesting.test.mjs > outer > inner > innermost > three
  inprogress
  success
`,
  },
  {
    name: 'hooks',
    what: 'Hooks of every kind that pass: those that run once for a block are layers.',
    stream: `
hooks.test.mjs > block > [beforeAll] (not runnable)
  inprogress
  success
hooks.test.mjs > block > one
  inprogress
  success
hooks.test.mjs > block > two
  inprogress
  success
hooks.test.mjs > block > [afterAll] (not runnable)
  inprogress
  success
`,
  },
  {
    name: 'before-all-fails',
    what: 'A beforeAll that fails, and the tests that it prevents.',
    stream: `
before-all-fails.test.mjs > elsewhere
  inprogress
  success
before-all-fails.test.mjs > block > [beforeAll] (not runnable)
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: no preparation
    |     at <stack>
  fail
before-all-fails.test.mjs > block > one
  inprogress
  [reason] text/plain; charset=utf8
    | before-all-fails.test.mjs > block > [beforeAll] failed
  skip
before-all-fails.test.mjs > block > inner > two
  inprogress
  [reason] text/plain; charset=utf8
    | before-all-fails.test.mjs > block > [beforeAll] failed
  skip
`,
  },
  {
    name: 'after-all-fails',
    what: 'An afterAll that fails after the tests have passed.',
    stream: `
after-all-fails.test.mjs > block > one
  inprogress
  success
after-all-fails.test.mjs > block > two
  inprogress
  success
after-all-fails.test.mjs > block > [afterAll] (not runnable)
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: no clearing up
    |     at <stack>
  fail
`,
  },
  {
    name: 'before-each-fails',
    what: 'A beforeEach that fails.',
    stream: `
before-each-fails.test.mjs > block > one
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: no preparation
    |     at <stack>
  fail
before-each-fails.test.mjs > block > two
  inprogress
  [reason] text/plain; charset=utf8
    | beforeEach failed for before-each-fails.test.mjs > block > one
  skip
`,
    differs: {
      jest: {
        stream: `
before-each-fails.test.mjs > block > one
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: no preparation
    |     at <stack>
  fail
before-each-fails.test.mjs > block > two
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: no preparation
    |     at <stack>
  fail
`,
        why: 'Jest goes on with the next test.',
      },
      vitest: {
        stream: `
before-each-fails.test.mjs > block > one
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: no preparation
    |     at <stack>
  fail
before-each-fails.test.mjs > block > two
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: no preparation
    |     at <stack>
  fail
`,
        why: 'Vitest goes on with the next test.',
      },
    },
  },
  {
    name: 'after-each-fails',
    what: 'An afterEach that fails.',
    stream: `
after-each-fails.test.mjs > block > one
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: no clearing up
    |     at <stack>
  fail
after-each-fails.test.mjs > block > two
  inprogress
  [reason] text/plain; charset=utf8
    | afterEach failed for after-each-fails.test.mjs > block > one
  skip
`,
    differs: {
      jest: {
        stream: `
after-each-fails.test.mjs > block > one
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: no clearing up
    |     at <stack>
  fail
after-each-fails.test.mjs > block > two
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: no clearing up
    |     at <stack>
  fail
`,
        why: 'Jest goes on with the next test.',
      },
      vitest: {
        stream: `
after-each-fails.test.mjs > block > one
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: no clearing up
    |     at <stack>
  fail
after-each-fails.test.mjs > block > two
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: no clearing up
    |     at <stack>
  fail
`,
        why: 'Vitest goes on with the next test.',
      },
    },
  },
  {
    name: 'timeout',
    what: 'A test that takes longer than it may.',
    stream: `
timeout.test.mjs > takes too long
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | {{timeout of 50 ms}}
    |     at <stack>
  fail
timeout.test.mjs > comes after it
  inprogress
  success
`,
  },
  {
    name: 'skip-while-running',
    what: 'A test that decides while it runs that it is skipped.',
    stream: `
skip-while-running.test.mjs > skips itself
  inprogress
  skip
skip-while-running.test.mjs > runs
  inprogress
  success
`,
    frameworks: ['mocha', 'vitest'],
  },
  {
    name: 'console',
    what: 'Output by console and by the streams, from hooks and tests, with and without colours.',
    stream: `
console.test.mjs > block > [beforeAll] (not runnable)
  inprogress
  [stdout] text/plain; charset=utf8
    | from before
  success
console.test.mjs > block > prints
  inprogress
  [stdout] text/plain; charset=utf8
    | from beforeEach
    | a line
    | half a line
  [stderr] text/plain; charset=utf8
    | an <esc>[31merror<esc>[0m
  success
console.test.mjs > block > is silent
  inprogress
  [stdout] text/plain; charset=utf8
    | from beforeEach
  success
`,
    differs: {
      'jest parallel': {
        stream: `
console.test.mjs > block > [beforeAll] (not runnable)
  inprogress
  [stdout] text/plain; charset=utf8
    | from before
  success
console.test.mjs > block > prints
  inprogress
  [stdout] text/plain; charset=utf8
    | from beforeEach
    | a line
  [stderr] text/plain; charset=utf8
    | an <esc>[31merror<esc>[0m
  success
console.test.mjs > block > is silent
  inprogress
  [stdout] text/plain; charset=utf8
    | from beforeEach
  success
(run)
  [stdout] text/plain; charset=utf8
    | half a line
`,
        why: 'What a worker writes by itself cannot be told from what other tests write.',
      },
      vitest: {
        stream: `
console.test.mjs > block > [beforeAll] (not runnable)
  inprogress
  success
console.test.mjs > block > prints
  inprogress
  [stdout] text/plain; charset=utf8
    | from beforeEach
    | a line
  [stderr] text/plain; charset=utf8
    | an <esc>[31merror<esc>[0m
  success
console.test.mjs > block > is silent
  inprogress
  [stdout] text/plain; charset=utf8
    | from beforeEach
  success
(run)
  [stdout:console.test.mjs] text/plain; charset=utf8
    | from before
  [stdout] text/plain; charset=utf8
    | half a line
`,
        why: 'Vitest knows the file that a hook belongs to, and nothing of what goes past console.',
      },
    },
  },
  {
    name: 'only',
    what: 'A test marked as the only one.',
    stream: `
only.test.mjs > is the only one
  inprogress
  success
`,
    differs: {
      'mocha parallel': {
        stream: `
only.test.mjs
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: \`.only\` is not supported in parallel mode
    |     at <stack>
  fail
`,
        why: 'Workers of Mocha refuse .only.',
      },
      'vitest flag': {
        stream: `
only.test.mjs > is the only one
  inprogress
  success
only.test.mjs > is left out
  inprogress
  skip
`,
        why: 'Vitest reports what .only leaves out as skipped.',
      },
    },
  },
  {
    name: 'load-failure',
    what: 'Files that throw, or cannot be parsed, beside one that is good.',
    stream: `
broken.test.mjs
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: cannot be loaded
    |     at <stack>
  fail
syntax.test.mjs
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | {{a file that is not closed}}
    |     at <stack>
  fail
good.test.mjs > runs
  inprogress
  success
`,
    differs: {
      'mocha flag': {
        stream: '',
        why: 'Mocha ends before it makes the reporter when a file cannot be loaded.',
      },
    },
  },
  {
    name: 'empty-file',
    what: 'A file without tests.',
    stream: `

`,
    differs: {
      jest: {
        stream: `
empty.test.mjs
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: Your test suite must contain at least one test.
    |     at <stack>
  fail
`,
        why: 'Jest fails for a file without tests.',
      },
      vitest: {
        stream: `
empty.test.mjs
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: No test suite found in file <root>/empty.test.mjs
    |     at <stack>
  fail
`,
        why: 'Vitest fails for a file without tests.',
      },
    },
  },
  {
    name: 'process-exit',
    what: 'A test that ends its process.',
    stream: `
process-exit.test.mjs > passes before
  inprogress
  success
process-exit.test.mjs > ends the process
  inprogress
  [reason] text/plain; charset=utf8
    | The process exited with status 0 before the run had ended.
  fail
process-exit.test.mjs > never runs
  [reason] text/plain; charset=utf8
    | The process exited with status 0 before the run had ended.
  fail #lost
`,
    status: 1,
    differs: {
      'jest parallel': {
        stream: `
process-exit.test.mjs > passes before
  inprogress
  success
process-exit.test.mjs > ends the process
  inprogress
  [reason] text/plain; charset=utf8
    | The worker exited with status 0.
  fail
process-exit.test.mjs > never runs
  [reason] text/plain; charset=utf8
    | The worker exited with status 0.
  fail #lost
`,
        why: 'Only the worker ends.',
      },
      'mocha parallel': {
        stream: `
process-exit.test.mjs > passes before
  inprogress
  success
process-exit.test.mjs > ends the process
  inprogress
  [reason] text/plain; charset=utf8
    | The worker exited with status 0.
  fail
process-exit.test.mjs > never runs
  [reason] text/plain; charset=utf8
    | The worker exited with status 0.
  fail #lost
`,
        why: 'Only the worker ends.',
      },
      vitest: {
        stream: `
process-exit.test.mjs > passes before
  inprogress
  success
process-exit.test.mjs > ends the process
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | {{process.exit(0)}}
    |     at <stack>
  fail
process-exit.test.mjs > never runs
  inprogress
  success
`,
        why: 'Vitest makes process.exit throw.',
      },
    },
  },
]
