import type { Behaviour } from './behaviour.ts'

/** What only suites of Vitest do. */
export const VITEST_MODEL: readonly Behaviour[] = [
  {
    name: 'todo',
    what: 'Tests that are still to be written.',
    frameworks: ['vitest'],
    stream: `
todo.test.mjs > is to be written
  inprogress
  skip #todo
todo.test.mjs > block > one
  inprogress
  skip #todo
`,
  },
  {
    name: 'expected-failures',
    what: 'Tests that are expected to fail: one does, one does not.',
    frameworks: ['vitest'],
    stream: `
expected-failures.test.mjs > fails as expected
  inprogress
  xfail
expected-failures.test.mjs > passes against expectation
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: Expect test to fail
    |     at <stack>
  uxsuccess
`,
  },
  {
    name: 'repeats',
    what: 'Tests that are run several times on purpose: every time is an attempt.',
    frameworks: ['vitest'],
    stream: `
repeats.test.mjs > passes each time
  inprogress
  [attempt-1/result] application/json
    | {"status":"success","start":"<time>","stop":"<time>"}
  inprogress #attempt-2
  [attempt-2/result] application/json
    | {"status":"success","start":"<time>","stop":"<time>"}
  inprogress #attempt-3
  success #attempt-3
repeats.test.mjs > fails the second time
  inprogress
  [attempt-1/result] application/json
    | {"status":"success","start":"<time>","stop":"<time>"}
  inprogress #attempt-2
  [attempt-2/traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: the second time
    |     at <stack>
  [attempt-2/result] application/json
    | {"status":"fail","start":"<time>","stop":"<time>"}
  inprogress #attempt-3
  fail #attempt-3
`,
  },
  {
    name: 'soft-errors',
    what: 'Expectations that fail without ending the test.',
    frameworks: ['vitest'],
    stream: `
soft-errors.test.mjs > goes on after a failure
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | AssertionError: expected 1 to be 2 // Object.is equality
    |     at <stack>
  [expected] text/plain; charset=utf8
    | 2
  [actual] text/plain; charset=utf8
    | 1
  [diff] text/x-diff; charset="utf8"
    | - Expected
    | + Received
    |
    | - 2
    | + 1
  [traceback-2] text/x-traceback; charset="utf8"; language="javascript"
    | AssertionError: expected { a: 1 } to deeply equal { a: 2 }
    |     at <stack>
  [expected-2] text/plain; charset=utf8
    | {{a plain object}}{
    |   "a": 2,
    | }
  [actual-2] text/plain; charset=utf8
    | {{a plain object}}{
    |   "a": 1,
    | }
  [diff-2] text/x-diff; charset="utf8"
    | - Expected
    | + Received
    |
    |   {
    | -   "a": 2,
    | +   "a": 1,
    |   }
  fail
`,
  },
  {
    name: 'each',
    what: 'Titles made from data, with characters that mean something in regular expressions.',
    frameworks: ['vitest'],
    stream: `
each.test.mjs > takes (a)* as it is
  inprogress
  success
each.test.mjs > takes [b]+ as it is
  inprogress
  success
each.test.mjs > takes $& as it is
  inprogress
  success
each.test.mjs > block {{quote}}first{{quote}} > one
  inprogress
  success
each.test.mjs > block {{quote}}second{{quote}} > one
  inprogress
  success
`,
  },
  {
    name: 'skip-reasons',
    what: 'A test that says why it is skipped, and a block that is skipped.',
    frameworks: ['vitest'],
    stream: `
skip-reasons.test.mjs > says why
  inprogress
  [reason] text/plain; charset=utf8
    | there is no network
  skip
skip-reasons.test.mjs > block > one
  inprogress
  skip
`,
  },
  {
    name: 'concurrent',
    what: 'Tests that run side by side.',
    frameworks: ['vitest'],
    stream: `
concurrent.test.mjs > block > long
  inprogress
  success
concurrent.test.mjs > block > short
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: while the other one runs
    |     at <stack>
  fail
`,
  },
  {
    name: 'annotations',
    what: 'What a test notes about itself.',
    frameworks: ['vitest'],
    stream: `
annotations.test.mjs > is annotated
  inprogress
  [annotation] text/plain; charset=utf8
    | notice: a note
  [annotation-2] text/plain; charset=utf8
    | warning: a warning
  [annotation-3] text/plain; charset=utf8
    | notice: with a file
  [annotation-3/attachment] text/plain
    | what was seen
  success
`,
  },
  {
    name: 'suite-errors',
    what: 'A block without tests, which Vitest holds for a mistake.',
    frameworks: ['vitest'],
    stream: `
suite-errors.test.mjs > runs
  inprogress
  success
suite-errors.test.mjs > without tests > [suite error] (not runnable)
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: No test found in suite without tests
    |     at <stack>
  fail
`,
  },
  {
    name: 'unhandled',
    what: 'Errors that no test is answerable for.',
    frameworks: ['vitest'],
    stream: `
unhandled.test.mjs > leaves a rejection behind
  inprogress
  success
unhandled.test.mjs > throws from a timer
  inprogress
  success
unhandled.test.mjs > [unhandled error] (not runnable)
  inprogress
  [reason] text/plain; charset=utf8
    | the last test that is known to have run is "leaves a rejection behind"
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: nobody cares
    |     at <stack>
  fail
unhandled.test.mjs > [unhandled error #2] (not runnable)
  inprogress
  [reason] text/plain; charset=utf8
    | the last test that is known to have run is "throws from a timer"
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: out of nowhere
    |     at <stack>
  fail
`,
  },
  {
    name: 'setup-file-fails',
    what: 'A setup file that fails: no test of the file runs.',
    frameworks: ['vitest'],
    stream: `
setup-file-fails.test.mjs
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: the setup file fails
    |     at <stack>
  fail
`,
  },
  {
    name: 'projects',
    what: 'Two projects that run the same file.',
    frameworks: ['vitest'],
    stream: `
[first] projects.test.mjs > knows its project
  inprogress
  success
[second] projects.test.mjs > knows its project
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | AssertionError: expected 'second' to be 'first' // Object.is equality
    |     at <stack>
  [expected] text/plain; charset=utf8
    | first
  [actual] text/plain; charset=utf8
    | second
  [diff] text/x-diff; charset="utf8"
    | Expected: "first"
    | Received: "second"
  fail
`,
  },
  {
    name: 'typecheck',
    what: 'Files whose types are checked, one of which is run as well.',
    frameworks: ['vitest'],
    stream: `
both.test.ts > is of that type
  inprogress
  success
[typecheck] types.test-d.ts > block > is of another type
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | TypeCheckError: This expression is not callable. Type 'ExpectNumber<string>' has no call signatures.
  fail
[typecheck] types.test-d.ts > block > is skipped
  inprogress
  skip
[typecheck] both.test.ts > is of that type
  inprogress
  success
(run)
  [stderr] text/plain; charset=utf8
    | <printed by Vitest>
`,
    differs: {
      'vitest flag': {
        stream: `
both.test.ts > is of that type
  inprogress
  success
[typecheck] types.test-d.ts > block > is of another type
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | TypeCheckError: This expression is not callable. Type 'ExpectNumber<string>' has no call signatures.
  fail
[typecheck] types.test-d.ts > block > is skipped
  inprogress
  skip
[typecheck] both.test.ts > is of that type
  inprogress
  success
`,
        why: 'What Vitest prints before it makes the reporter goes where it always goes.',
      },
    },
  },
  {
    name: 'bail',
    what: 'A run that ends after the first failure.',
    frameworks: ['vitest'],
    stream: `
bail.test.mjs > fails
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: that is enough
    |     at <stack>
  fail
bail.test.mjs > never runs
  inprogress
  [reason] text/plain; charset=utf8
    | the run was cancelled
  skip
`,
  },
  {
    name: 'coverage',
    what: 'Coverage below its threshold.',
    frameworks: ['vitest'],
    stream: `
coverage.test.mjs > runs
  inprogress
  success
[coverage threshold] (not runnable)
  inprogress
  [reason] text/plain; charset=utf8
    | ERROR: Coverage for lines (50%) does not meet global threshold (90%)
  fail
(run)
  [coverage-final.json] application/json
    | {"/covered.js":{"path":"/covered.js","statementMap":{},"s":{}}}
  [stderr] text/plain; charset=utf8
    | <printed by Vitest>
`,
  },
  {
    name: 'shuffled',
    what: 'A shuffled run, and its seed.',
    frameworks: ['vitest'],
    stream: `
shuffled.test.mjs > runs
  inprogress
  success
(run)
  [seed] text/plain; charset=utf8
    | 42
`,
  },
  {
    name: 'snapshots',
    what: 'Snapshots, one of which nobody asks for any more.',
    frameworks: ['vitest'],
    stream: `
snapshots.test.mjs > is as it was
  inprogress
  success
(run)
  [snapshots.json] application/json
    | {"added":0,"failure":false,"filesAdded":0,"filesRemoved":0,"filesRemovedList":[],"filesUnmatched":0,"filesUpdated":0,"matched":1,"total":1,"unchecked":1,"uncheckedKeysByFile":[{"filePath":"<root>/snapshots.test.mjs","keys":["was there once 1"]}],"unmatched":0,"updated":0,"didUpdate":false}
`,
  },
  {
    name: 'no-tests',
    what: 'A project without test files.',
    frameworks: ['vitest'],
    stream: `
[exit status] (not runnable)
  inprogress
  [reason] text/plain; charset=utf8
    | Vitest found no test files.
  fail
`,
  },
  {
    name: 'global-setup',
    what: 'A global setup that passes and a teardown that fails.',
    frameworks: ['vitest'],
    stream: `
global-setup.test.mjs > runs
  inprogress
  success
[globalSetup] (not runnable)
  inprogress
  success
[globalTeardown] (not runnable)
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: no global clearing up
    |     at <stack>
  fail
(run)
  [stderr] text/plain; charset=utf8
    | <printed by Vitest>
`,
  },
  {
    name: 'global-setup-fails',
    what: 'A global setup that fails: nothing runs.',
    frameworks: ['vitest'],
    stream: `
[globalSetup] (not runnable)
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: no global preparation
    |     at <stack>
  fail
(run)
  [stderr] text/plain; charset=utf8
    | <printed by Vitest>
`,
  },
  {
    name: 'killed-worker',
    what: 'A worker process that is killed.',
    frameworks: ['vitest'],
    stream: `
killed-worker.test.mjs > passes before
  inprogress
  success
killed-worker.test.mjs > kills its process
  inprogress
  [reason] text/plain; charset=utf8
    | the worker ended before the test did: [vitest-pool]: Worker forks emitted error. ({{a killed worker}})
  fail
killed-worker.test.mjs > never runs
  [reason] text/plain; charset=utf8
    | the worker ended before the test did: [vitest-pool]: Worker forks emitted error. ({{a killed worker}})
  fail #lost
[unhandled error] (not runnable)
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: [vitest-pool]: Worker forks emitted error.
    |     at <stack>
    |   [cause] Error: {{a killed worker}}
    |       at <stack>
  fail
`,
    status: 1,
    differs: {
      'vitest 3': {
        stream: `
killed-worker.test.mjs > passes before
  inprogress
  success
killed-worker.test.mjs > kills its process
  inprogress
  [reason] text/plain; charset=utf8
    | Vitest ended with exit status 1 before the test did
  fail
killed-worker.test.mjs > never runs
  [reason] text/plain; charset=utf8
    | Vitest ended with exit status 1 before the test did
  fail #lost
(run)
  [stderr] text/plain; charset=utf8
    | <printed by Vitest>
`,
        why: 'Vitest 3 itself ends when a worker is killed.',
      },
    },
  },
  {
    name: 'out-of-memory',
    what: 'A worker process that runs out of memory.',
    frameworks: ['vitest'],
    stream: `
out-of-memory.test.mjs > passes before
  inprogress
  success
out-of-memory.test.mjs > eats all memory
  inprogress
  [reason] text/plain; charset=utf8
    | the worker ended before the test did: [vitest-pool]: Worker forks emitted error. ({{a worker without memory}})
  fail
out-of-memory.test.mjs > never runs
  [reason] text/plain; charset=utf8
    | the worker ended before the test did: [vitest-pool]: Worker forks emitted error. ({{a worker without memory}})
  fail #lost
[unhandled error] (not runnable)
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: [vitest-pool]: Worker forks emitted error.
    |     at <stack>
    |   [cause] Error: {{a worker without memory}}
    |       at <stack>
  fail
(run)
  [stderr] text/plain; charset=utf8
    | <printed by Vitest>
`,
    status: 1,
    differs: {
      'vitest 3': {
        stream: `
out-of-memory.test.mjs > passes before
  inprogress
  success
out-of-memory.test.mjs > eats all memory
  inprogress
  [reason] text/plain; charset=utf8
    | Vitest ended with exit status 1 before the test did
  fail
out-of-memory.test.mjs > never runs
  [reason] text/plain; charset=utf8
    | Vitest ended with exit status 1 before the test did
  fail #lost
(run)
  [stderr] text/plain; charset=utf8
    | <printed by Vitest>
`,
        why: 'Vitest 3 itself ends when a worker does.',
      },
    },
  },
]
