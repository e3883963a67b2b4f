import type { Behaviour } from './behaviour.ts'

/** What only suites of Mocha do. */
export const MOCHA_MODEL: readonly Behaviour[] = [
  {
    name: 'pending',
    what: 'Tests without a body, and a block that is skipped: Mocha does not tell the two apart.',
    frameworks: ['mocha'],
    stream: `
pending.test.mjs > is to be written
  inprogress
  skip
pending.test.mjs > block > is left out
  inprogress
  skip
`,
  },
  {
    name: 'done-twice',
    what: 'A test that says twice at once that it is done: it has passed, and then failed.',
    frameworks: ['mocha'],
    stream: `
done-twice.test.mjs > is done twice at once
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: done() called multiple times in test <is done twice at once> (of root suite) of file <root>/done-twice.test.mjs
    |     at <stack>
  fail
done-twice.test.mjs > comes after it
  inprogress
  success
`,
  },
  {
    name: 'done-late',
    what: 'A test that says again that it is done when another runs.',
    frameworks: ['mocha'],
    stream: `
done-late.test.mjs > is done again later
  inprogress
  success
done-late.test.mjs > runs meanwhile
  inprogress
  success
done-late.test.mjs > [unhandled error] (not runnable)
  inprogress
  [reason] text/plain; charset=utf8
    | after "done-late.test.mjs > is done again later" had finished
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: done() called multiple times in test <is done again later> (of root suite) of file <root>/done-late.test.mjs; in addition, done() received error: Error: too late
    |     at <stack>
  fail
`,
  },
  {
    name: 'done-after-the-end',
    what: 'A test that says again that it is done when the run is over.',
    frameworks: ['mocha'],
    stream: `
done-after-the-end.test.mjs > is done again when all is over
  inprogress
  success
[unhandled error] (not runnable)
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: done() called multiple times in test <is done again when all is over> (of root suite) of file <root>/done-after-the-end.test.mjs; in addition, done() received error: Error: too late
    |     at <stack>
  fail
`,
    differs: {
      'mocha parallel': {
        stream: `
done-after-the-end.test.mjs > is done again when all is over
  inprogress
  success
`,
        why: 'The worker has ended by then.',
      },
    },
  },
  {
    name: 'uncaught',
    what: 'An exception that nobody catches while a test waits, and a second end of that test when the run is over.',
    frameworks: ['mocha'],
    stream: `
uncaught.test.mjs > lets an exception escape
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: nobody caught it
    |     at <stack>
  fail
uncaught.test.mjs > comes after it
  inprogress
  success
[unhandled error] (not runnable)
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: done() called multiple times in test <lets an exception escape> (of root suite) of file <root>/uncaught.test.mjs
    |     at <stack>
  fail
`,
    differs: {
      'mocha parallel': {
        stream: `
uncaught.test.mjs > lets an exception escape
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: nobody caught it
    |     at <stack>
  fail
uncaught.test.mjs > comes after it
  inprogress
  success
`,
        why: 'The worker has ended by the time of the second end.',
      },
    },
  },
  {
    name: 'root-hooks',
    what: 'Hooks around everything, from a required module and from the top level of a file.',
    frameworks: ['mocha'],
    stream: `
[beforeAll] (not runnable)
  inprogress
  [stdout] text/plain; charset=utf8
    | before all files
  success
root-hooks.test.mjs > runs between them
  inprogress
  success
[afterAll] (not runnable)
  inprogress
  success
`,
    differs: {
      'mocha parallel': {
        stream: `
root-hooks.test.mjs > [beforeAll] (not runnable)
  inprogress
  [stdout] text/plain; charset=utf8
    | before all files
  success
root-hooks.test.mjs > runs between them
  inprogress
  success
root-hooks.test.mjs > [afterAll] (not runnable)
  inprogress
  success
`,
        why: 'Every worker has a tree of its own for each file.',
      },
    },
  },
  {
    name: 'hook-skips',
    what: 'Hooks that skip what they prepare.',
    frameworks: ['mocha'],
    stream: `
hook-skips.test.mjs > block > [beforeAll] (not runnable)
  inprogress
  success
hook-skips.test.mjs > block > one
  inprogress
  skip
hook-skips.test.mjs > block > two
  inprogress
  skip
hook-skips.test.mjs > other > three
  inprogress
  skip
`,
  },
  {
    name: 'bail',
    what: 'A run that ends with the first failure.',
    frameworks: ['mocha'],
    stream: `
bail.test.mjs > passes
  inprogress
  success
bail.test.mjs > fails
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: stop here
    |     at <stack>
  fail
bail.test.mjs > is not run
  inprogress
  [reason] text/plain; charset=utf8
    | The run was stopped before this test.
  skip
`,
  },
  {
    name: 'grep',
    what: 'A name filter: what it leaves out was not asked for.',
    frameworks: ['mocha'],
    stream: `
grep.test.mjs > wanted
  inprogress
  success
grep.test.mjs > block > [beforeAll] (not runnable)
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: no preparation
    |     at <stack>
  fail
grep.test.mjs > block > is wanted too
  inprogress
  [reason] text/plain; charset=utf8
    | grep.test.mjs > block > [beforeAll] failed
  skip
`,
  },
  {
    name: 'dry-run',
    what: 'A run of nothing.',
    frameworks: ['mocha'],
    stream: `
dry-run.test.mjs > is only told
  inprogress
  [reason] text/plain; charset=utf8
    | This was a dry run.
  skip
`,
    differs: {
      'mocha flag': {
        stream: '',
        why: 'A dry run tells what exists; only who asks a backend for a run must get a verdict.',
      },
      'mocha parallel': {
        stream: '',
        why: 'A dry run tells what exists; only who asks a backend for a run must get a verdict.',
      },
    },
  },
  {
    name: 'global-setup',
    what: 'A global setup that passes and a global teardown that fails.',
    frameworks: ['mocha'],
    stream: `
[globalSetup] (not runnable)
  inprogress
  success
global-setup.test.mjs > runs between them
  inprogress
  success
[globalTeardown] (not runnable)
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: no clearing up
    |     at <stack>
  fail
`,
  },
  {
    name: 'global-setup-fails',
    what: 'A global setup that fails, and the test that it prevents.',
    frameworks: ['mocha'],
    stream: `
[globalSetup] (not runnable)
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: no preparation
    |     at <stack>
  fail
global-setup-fails.test.mjs > is prevented
  inprogress
  [reason] text/plain; charset=utf8
    | [globalSetup] failed
  skip
`,
    differs: {
      'mocha parallel': {
        stream: `
[globalSetup] (not runnable)
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: no preparation
    |     at <stack>
  fail
`,
        why: 'No worker was asked which tests the files have.',
      },
    },
  },
  {
    name: 'killed',
    what: 'A test that kills its process.',
    frameworks: ['mocha'],
    stream: `
killed.test.mjs > passes before
  inprogress
  success
killed.test.mjs > is killed
  inprogress
  [reason] text/plain; charset=utf8
    | mocha was killed by SIGKILL.
  fail
killed.test.mjs > never runs
  [reason] text/plain; charset=utf8
    | mocha was killed by SIGKILL.
  fail #lost
`,
    status: 1,
    differs: {
      'mocha flag': {
        stream: `
killed.test.mjs > passes before
  inprogress
  success
killed.test.mjs > is killed
  inprogress
`,
        why: 'Nobody is left to say more.',
      },
      'mocha parallel': {
        stream: `
killed.test.mjs > passes before
  inprogress
  success
killed.test.mjs > is killed
  inprogress
  [reason] text/plain; charset=utf8
    | The worker was killed by SIGKILL.
  fail
killed.test.mjs > never runs
  [reason] text/plain; charset=utf8
    | The worker was killed by SIGKILL.
  fail #lost
`,
        why: 'The process that has the workers says it.',
      },
    },
  },
  {
    name: 'load-exits',
    what: 'A file that ends the process when it is loaded.',
    frameworks: ['mocha'],
    stream: `
exits.test.mjs
  inprogress
  [reason] text/plain; charset=utf8
    | The process exited with status 0 while it loaded exits.test.mjs.
  fail
good.test.mjs
  [reason] text/plain; charset=utf8
    | The process exited with status 0 while it loaded exits.test.mjs.
  fail #lost
`,
    status: 1,
    differs: {
      'mocha flag': { stream: '', why: 'The process ends before Mocha makes the reporter.' },
      'mocha parallel': {
        stream: `
good.test.mjs > could run
  inprogress
  success
exits.test.mjs
  inprogress
  [reason] text/plain; charset=utf8
    | The worker exited with status 0.
  fail
`,
        why: 'Only the worker of that file ends.',
      },
    },
  },
  {
    name: 'delay',
    what: 'Files that define their tests later, under --delay.',
    frameworks: ['mocha'],
    stream: `
delay.test.mjs > block > was made later
  inprogress
  success
`,
  },
  {
    name: 'commonjs',
    what: 'A CommonJS file.',
    frameworks: ['mocha'],
    stream: `
commonjs.test.cjs > block > passes
  inprogress
  success
`,
  },
  {
    name: 'typescript',
    what: 'A TypeScript file, as Node strips its types.',
    frameworks: ['mocha'],
    stream: `
typescript.test.ts > has types
  inprogress
  success
`,
  },
  {
    name: 'interface-tdd',
    what: 'The hooks and tests of another interface.',
    frameworks: ['mocha'],
    stream: `
interface-tdd.test.mjs > block > [beforeAll] (not runnable)
  inprogress
  success
interface-tdd.test.mjs > block > one
  inprogress
  success
`,
  },
  {
    name: 'forbid-pending',
    what: 'Skipped tests where they are forbidden.',
    frameworks: ['mocha'],
    stream: `
forbid-pending.test.mjs > is to be written
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: Pending test forbidden
    |     at <stack>
  fail
forbid-pending.test.mjs > skips itself
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: Pending test forbidden
    |     at <stack>
  fail
`,
  },
  {
    name: 'fail-zero',
    what: 'No tests where that is forbidden.',
    frameworks: ['mocha'],
    stream: `
[exit status] (not runnable)
  inprogress
  [reason] text/plain; charset=utf8
    | Mocha counted 1 failure(s) of no test or hook.
  fail
`,
  },
  {
    name: 'leaks',
    what: 'A global variable that a test leaks, where that is forbidden.',
    frameworks: ['mocha'],
    stream: `
leaks.test.cjs > leaks
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: global leak(s) detected: 'leaked'
    |     at <stack>
  fail
leaks.test.cjs > comes after it
  inprogress
  success
`,
  },
]
