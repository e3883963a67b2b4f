import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { stream } from '../support/run.ts'
import { subunitIn, temporaryFolder } from '../support/run-in.ts'
import { testOf, traceback } from '../support/streams.ts'

/** A checkout with the tests in a folder of it, and what GitHub tells the processes of a step. */
function checkout() {
  const root = temporaryFolder()
  const folder = join(root, 'web')
  mkdirSync(folder)
  const summary = join(root, 'summary.md')
  const env = {
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: root,
    GITHUB_STEP_SUMMARY: summary,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: 'me/project',
    GITHUB_SHA: 'abc123',
  }
  return { folder, summary, env }
}

function failing(folder: string): Uint8Array {
  return stream(
    ...testOf('test/a.test.js > adds', 'success'),
    ...testOf('test/a.test.js > fails', 'fail', {
      start: 1000,
      file: traceback(`Error: bad\n    at f (${folder}/test/a b.js:7:3)`),
    }),
  )
}

test('in GitHub Actions "cat --ci" folds, marks, sums up, and fails the step', () => {
  const { folder, summary, env } = checkout()
  writeFileSync(summary, 'Before.\n\n')
  const { status, stdout, stderr } = subunitIn(folder, ['cat', '--ci'], { input: failing(folder), env })
  expect({ status, stderr }).toEqual({ status: 1, stderr: '' })
  expect(stdout.replaceAll(folder, '/folder')).toMatchInlineSnapshot(`
    "::group::FAIL test/a.test.js > fails (1.000 s)
      traceback:
        Error: bad
            at f (/folder/test/a b.js:7:3)
    ::endgroup::
    ::error file=web/test/a b.js,line=7,col=3,title=fails::Error: bad

    Failures:
      FAIL test/a.test.js > fails

    2 tests in 2.000 s: 1 passed, 1 failed
    "
  `)
  expect(readFileSync(summary, 'utf8').replaceAll(folder, '/folder')).toMatchInlineSnapshot(`
    "Before.

    ## Tests

    **Failed**: 2 tests in 2.000 s: 1 passed, 1 failed.

    ### Failures

    <details><summary>test/a.test.js &#62; fails</summary>

    [web/test/a b.js:7](https://github.com/me/project/blob/abc123/web/test/a%20b.js#L7)

    \`\`\`text
    Error: bad
        at f (/folder/test/a b.js:7:3)
    \`\`\`

    </details>

    ### Slowest

    | Test | Time |
    | --- | --- |
    | test/a.test.js &#62; adds | 1.000 s |
    | test/a.test.js &#62; fails | 1.000 s |
    "
  `)
})

test('"to-github" shows the same anywhere, and ends with 0', () => {
  const { folder } = checkout()
  const input = failing(folder)
  const args = ['to-github', '--title', 'Web', '--summary-to', 'summary.md', '--verbose']
  const { status, stdout, stderr } = subunitIn(folder, args, { input })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout.replaceAll(folder, '/folder')).toMatchInlineSnapshot(`
    "passed test/a.test.js > adds (1.000 s)
    ::group::FAIL test/a.test.js > fails (1.000 s)
      traceback:
        Error: bad
            at f (/folder/test/a b.js:7:3)
    ::endgroup::
    ::error file=test/a b.js,line=7,col=3,title=fails::Error: bad

    Failures:
      FAIL test/a.test.js > fails

    2 tests in 2.000 s: 1 passed, 1 failed
    "
  `)
  expect(readFileSync(join(folder, 'summary.md'), 'utf8').split('\n')[0]).toBe('## Web')
})

test('in GitLab CI "cat --ci" writes sections', () => {
  const { folder } = checkout()
  const { status, stdout } = subunitIn(folder, ['cat', '--ci'], {
    input: failing(folder),
    env: { GITLAB_CI: 'true' },
  })
  const times = stdout.match(/section_(?:start|end):\d{10}:subunit_1/g)
  expect({ status, times: times?.map(each => each.replace(/\d{10}/, 'TIME')) }).toEqual({
    status: 1,
    times: ['section_start:TIME:subunit_1', 'section_end:TIME:subunit_1'],
  })
})

test('elsewhere "cat --ci" writes plain text', () => {
  const { folder } = checkout()
  const input = stream(...testOf('test/a.test.js > adds', 'success'))
  expect(subunitIn(folder, ['cat', '--ci'], { input })).toEqual({
    status: 0,
    stdout: '\n1 test in 1.000 s: 1 passed\n',
    stderr: '',
  })
})

test('a summary that cannot be written is an error', () => {
  const { folder } = checkout()
  const { status, stderr } = subunitIn(folder, ['to-github', '--summary-to', 'no/such/folder.md'])
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: 'subunit to-github: cannot write "no/such/folder.md": no such file or directory\n',
  })
})
