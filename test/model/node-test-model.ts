import type { Behaviour } from './behaviour.ts'

/** Where Node's runner has to give another stream than the common one. */
export const NODE_TEST_DIFFERS: Readonly<Record<string, NonNullable<Behaviour['differs']>>> = {
  errors: {
    'node-test flag': {
      stream: `
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
errors.test.mjs > is its own cause
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: a circle
    |     at <stack>
    |   [cause] Thrown: [Circular object]
  fail
`,
      why: 'Errors are copied on their way from the process of the file.',
    },
  },
  hooks: {
    'node-test': {
      stream: `
hooks.test.mjs > block > one
  inprogress
  success
hooks.test.mjs > block > two
  inprogress
  success
`,
      why: 'Node does not tell of hooks that pass.',
    },
  },
  'before-all-fails': {
    'node-test': {
      stream: `
before-all-fails.test.mjs > block > [beforeAll] (not runnable)
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: no preparation
    |     at <stack>
  fail
before-all-fails.test.mjs > block > inner > two
  inprogress
  [reason] text/plain; charset=utf8
    | before-all-fails.test.mjs > block > [beforeAll] failed
  fail
before-all-fails.test.mjs > block > one
  inprogress
  [reason] text/plain; charset=utf8
    | before-all-fails.test.mjs > block > [beforeAll] failed
  fail
before-all-fails.test.mjs > elsewhere
  inprogress
  success
`,
      why: 'Node counts the tests that it cancels as failed.',
    },
  },
  'before-each-fails': {
    'node-test': {
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
      why: 'Node goes on with the next test.',
    },
  },
  'after-each-fails': {
    'node-test': {
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
      why: 'Node goes on with the next test.',
    },
  },
  timeout: {
    'node-test': {
      stream: `
timeout.test.mjs > comes after it
  inprogress
  success
timeout.test.mjs > takes too long
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: test timed out after 50ms
  fail
`,
      why: "Node's own errors have its own frames only, which are left out.",
    },
  },
  console: {
    'node-test flag': {
      stream: `
(run)
  [stdout:console.test.mjs] text/plain; charset=utf8
    | from before
    | from beforeEach
    | a line
    | half a line
    | from beforeEach
  [stderr:console.test.mjs] text/plain; charset=utf8
    | an <esc>[31merror<esc>[0m
console.test.mjs > block > is silent
  inprogress
  success
console.test.mjs > block > prints
  inprogress
  success
`,
      why: 'Node does not tell which test printed, and the command knows of tests, not of hooks.',
    },
    'node-test backend': {
      stream: `
(run)
  [stdout:console.test.mjs] text/plain; charset=utf8
    | from before
    | from beforeEach
    | from beforeEach
console.test.mjs > block > is silent
  inprogress
  success
console.test.mjs > block > prints
  inprogress
  [stdout] text/plain; charset=utf8
    | a line
    | half a line
  [stderr] text/plain; charset=utf8
    | an <esc>[31merror<esc>[0m
  success
`,
      why: 'Node does not tell which test printed, and the command knows of tests, not of hooks.',
    },
  },
  'load-failure': {
    'node-test flag': {
      stream: `
broken.test.mjs
  inprogress
  [stderr] text/plain; charset=utf8
    | <root>/broken.test.mjs:1
    | throw new Error('cannot be loaded')
    |       ^
    |
    | Error: cannot be loaded
    |     at <stack>
    |
    | Node.js <version>
  [reason] text/plain; charset=utf8
    | The process of the file exited with status 1.
  fail
good.test.mjs > runs
  inprogress
  success
syntax.test.mjs
  inprogress
  [stderr] text/plain; charset=utf8
    | <root>/syntax.test.mjs:4
    |
    |
    |
    | SyntaxError: Unexpected end of input
    |     at <stack>
    |
    | Node.js <version>
  [reason] text/plain; charset=utf8
    | The process of the file exited with status 1.
  fail
`,
      why: 'The file alone knows its error; Node passes on what its process printed.',
    },
    'node-test backend': {
      stream: `
(run)
  [stderr:broken.test.mjs] text/plain; charset=utf8
    | <root>/broken.test.mjs:1
    | throw new Error('cannot be loaded')
    |       ^
    |
    | Error: cannot be loaded
    |     at <stack>
    |
    | Node.js <version>
  [stderr:syntax.test.mjs] text/plain; charset=utf8
    | <root>/syntax.test.mjs:4
    |
    |
    |
    | SyntaxError: Unexpected end of input
    |     at <stack>
    |
    | Node.js <version>
broken.test.mjs
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: cannot be loaded
    |     at <stack>
  fail
good.test.mjs > runs
  inprogress
  success
syntax.test.mjs
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | SyntaxError: Unexpected end of input
    |     at <stack>
  fail
`,
      why: 'The file alone knows its error; Node passes on what its process printed.',
    },
  },
  'process-exit': {
    'node-test flag': {
      stream: `

`,
      why: 'What Node had not been told when the process ended is lost with it.',
    },
    'node-test backend': {
      stream: `
process-exit.test.mjs > ends the process
  inprogress
  [reason] text/plain; charset=utf8
    | The process of the file exited with status 0 before this test had ended.
  fail
process-exit.test.mjs > never runs
  [reason] text/plain; charset=utf8
    | The process of the file exited with status 0 before this test had ended.
  fail #lost
process-exit.test.mjs > passes before
  inprogress
  success
`,
      why: 'What Node had not been told when the process ended is lost with it.',
    },
  },
}

/** What only suites of node:test do. */
export const NODE_TEST_MODEL: readonly Behaviour[] = [
  {
    name: 'subtests',
    what: 'Tests in tests.',
    frameworks: ['node-test'],
    stream: `
subtests.test.mjs > fails with its subtest
  inprogress
  [reason] text/plain; charset=utf8
    | 1 subtest failed
  fail
subtests.test.mjs > fails with its subtest > fails (not runnable)
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: the subtest
    |     at <stack>
  fail
subtests.test.mjs > has subtests
  inprogress
  success
subtests.test.mjs > has subtests > holds another (not runnable)
  inprogress
  success
subtests.test.mjs > has subtests > holds another > inside (not runnable)
  inprogress
  success
subtests.test.mjs > has subtests > passes (not runnable)
  inprogress
  success
`,
  },
  {
    name: 'todo',
    what: 'Tests that are to be done: without a body, and with one that passes or fails.',
    frameworks: ['node-test'],
    stream: `
todo.test.mjs > fails still
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: not done
    |     at <stack>
  xfail #todo
todo.test.mjs > is to be written
  inprogress
  success #todo
todo.test.mjs > passes already
  inprogress
  [reason] text/plain; charset=utf8
    | not sure yet
  success #todo
`,
    differs: {
      'node-test backend': {
        stream: `
todo.test.mjs > fails still
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: not done
    |     at <stack>
  xfail #todo
todo.test.mjs > is to be written
  inprogress
  skip #todo
todo.test.mjs > passes already
  inprogress
  [reason] text/plain; charset=utf8
    | not sure yet
  success #todo
`,
        why: 'Node lets a test pass that has no body; the command sees that it has none.',
      },
    },
  },
  {
    name: 'expected-failures',
    what: 'Tests that are expected to fail.',
    frameworks: ['node-test'],
    stream: `
expected-failures.test.mjs > fails as expected
  inprogress
  xfail
expected-failures.test.mjs > passes against expectation
  inprogress
  uxsuccess
`,
    differs: {
      'node-test 22': {
        stream: `
expected-failures.test.mjs > fails as expected
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: as ever
    |     at <stack>
  fail
expected-failures.test.mjs > passes against expectation
  inprogress
  success
`,
        why: 'Node 22 does not know of expected failures.',
      },
    },
  },
  {
    name: 'concurrent',
    what: 'Tests of the same name and place that run at the same time.',
    frameworks: ['node-test'],
    stream: `
concurrent.test.mjs > all at once > quick > same
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: the quick one
    |     at <stack>
  fail
concurrent.test.mjs > all at once > slow > same
  inprogress
  success
`,
  },
  {
    name: 'process-exit-later',
    what: 'A test that ends its process when Node has been told that it runs.',
    frameworks: ['node-test'],
    stream: `
process-exit-later.test.mjs > ends the process
  inprogress
  [reason] text/plain; charset=utf8
    | The process of the file exited with status 0 before this test had ended.
  fail
process-exit-later.test.mjs > never runs
  [reason] text/plain; charset=utf8
    | The process of the file exited with status 0 before this test had ended.
  fail #lost
process-exit-later.test.mjs > passes before
  inprogress
  success
`,
  },
  {
    name: 'suite-errors',
    what: 'A suite that cannot be defined, and one that is left out.',
    frameworks: ['node-test'],
    stream: `
suite-errors.test.mjs > cannot be defined > [suite error] (not runnable)
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: no suite
    |     at <stack>
  fail
suite-errors.test.mjs > comes after it
  inprogress
  success
suite-errors.test.mjs > is left out (not runnable)
  inprogress
  skip
`,
  },
  {
    name: 'commonjs',
    what: 'A file in CommonJS.',
    frameworks: ['node-test'],
    stream: `
commonjs.test.cjs > block > one
  inprogress
  success
commonjs.test.cjs > is called itself
  inprogress
  success
`,
  },
  {
    name: 'diagnostics',
    what: 'What a test says by t.diagnostic.',
    frameworks: ['node-test'],
    stream: `
diagnostics.test.mjs > says something
  inprogress
  success
`,
  },
]
