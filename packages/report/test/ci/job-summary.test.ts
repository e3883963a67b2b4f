import { jobSummary } from '@subunit-js/report'
import { feed } from '@subunit-js/stream'
import { expect, test } from 'vitest'
import { RUN, told } from './run.ts'

type Options = Parameters<typeof jobSummary>[0]

function summary(events: Parameters<typeof feed>[0], options?: Options): string {
  const sink = jobSummary(options)
  feed(events, sink)
  return sink.text()
}

test('a run is summed up: verdict, failures, flaky and slowest tests, with links', () => {
  const addressOf = (file: string, line: number | undefined) =>
    `https://example.org/blob/abc/${file}#L${line}`
  const source = { root: '/home/me/project/web', prefix: 'web/' }
  expect(summary(RUN, { title: 'Tests of web', source, addressOf, slowest: 3 })).toMatchInlineSnapshot(`
    "## Tests of web

    **Failed**: 6 tests in 0.061 s: 2 passed (1 flaky), 2 failed, 1 lost, 1 skipped, and 1 failure outside of tests.

    ### Failures

    <details><summary>test/sums.test.ts &#62; subtracts</summary>

    [web/test/sums.test.ts:7](https://example.org/blob/abc/web/test/sums.test.ts#L7)

    \`\`\`text
    AssertionError: expected 1, 50% | <b>
    second line
        at Object.<anonymous> (/home/me/project/web/test/sums.test.ts:7:5)
    \`\`\`

    </details>
    <details><summary>test/net.test.ts &#62; asks a helper</summary>

    [web/src/net.ts:3](https://example.org/blob/abc/web/src/net.ts#L3)

    \`\`\`text
    Error: refused
        at Object.<anonymous> (/home/me/project/web/src/net.ts:3:1)
        at node:internal/x:1:1
    \`\`\`

    </details>
    <details><summary>test/db.test.ts &#62; &#91;beforeAll&#93;</summary>

    \`\`\`text
    Error: no database
    \`\`\`

    </details>
    <details><summary>test/db.test.ts &#62; waits</summary>

    \`\`\`text
    it began and never ended
    \`\`\`

    </details>

    ### Flaky

    | Test | Passed at attempt | Failed with |
    | --- | --- | --- |
    | test/net.test.ts &#62; connects<br>[web/test/net.test.ts:9](https://example.org/blob/abc/web/test/net.test.ts#L9) | 2 | Error: not yet |

    ### Slowest

    | Test | Time |
    | --- | --- |
    | test/sums.test.ts &#62; adds | 0.020 s |
    | test/net.test.ts &#62; connects | 0.010 s |
    | test/sums.test.ts &#62; subtracts | 0.005 s |
    "
  `)
})

test('a run that passed has no failures', () => {
  expect(summary(told('a.test.js > one', 'success', [0, 7]))).toMatchInlineSnapshot(`
    "## Tests

    **Passed**: 1 test in 0.007 s: 1 passed.

    ### Slowest

    | Test | Time |
    | --- | --- |
    | a.test.js &#62; one | 0.007 s |
    "
  `)
})

test('a run without tests says so', () => {
  expect(summary([])).toBe('## Tests\n\nNo tests.\n')
})

test('text cannot break out of its place', () => {
  const events = told('a.test.js > </summary> | `x` @someone #1 [y](z)', 'fail', [0, 1], {
    traceback: 'Error: ````\n</details>\n\x1b[31mred',
  })
  expect(summary(events)).toMatchInlineSnapshot(`
    "## Tests

    **Failed**: 1 test in 0.001 s: 1 failed.

    ### Failures

    <details><summary>a.test.js &#62; &#60;/summary&#62; &#124; &#96;x&#96; &#64;someone &#35;1 &#91;y&#93;(z)</summary>

    \`\`\`\`\`text
    Error: \`\`\`\`
    </details>
    red
    \`\`\`\`\`

    </details>

    ### Slowest

    | Test | Time |
    | --- | --- |
    | a.test.js &#62; &#60;/summary&#62; &#124; &#96;x&#96; &#64;someone &#35;1 &#91;y&#93;(z) | 0.001 s |
    "
  `)
})

test('what is too much is counted', () => {
  const events = Array.from({ length: 100 }, (_, index) =>
    told(`a.test.js > ${index}`, 'fail', [0, 0], { traceback: 'x'.repeat(1000) }),
  ).flat()
  const text = summary(events, { maxBytes: 3000 })
  expect({ failures: text.match(/<details>/g)?.length, end: text.slice(-13) }).toEqual({
    failures: 2,
    end: '\nand 98 more\n',
  })
})
