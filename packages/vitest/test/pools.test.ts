import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { inFileOrder } from '../../../test/model/order.ts'
import { render } from '../../../test/model/render.ts'
import { runProject } from '../../../test/model/run-project.ts'
import { makeVitestProject, VERSIONS } from './project.ts'

const POOLS = [
  ['forks', ['--pool', 'forks']],
  ['threads', ['--pool', 'threads']],
  ['vmForks', ['--pool', 'vmForks']],
  ['vmThreads', ['--pool', 'vmThreads']],
  ['forks without isolation', ['--pool', 'forks', '--no-isolate']],
  ['threads without isolation', ['--pool', 'threads', '--no-isolate', '--no-file-parallelism']],
] as const

/** The ones that versions differ in the most; forks are what all other tests run. */
const MAIN_POOLS: readonly string[] = ['threads', 'vmThreads', 'forks without isolation']

const STREAM = `
other.test.mjs > passes as well
  inprogress
  success
pools.test.mjs > [beforeAll] (not runnable)
  inprogress
  success
pools.test.mjs > passes
  inprogress
  [stdout] text/plain; charset=utf8
    | printed
  success
pools.test.mjs > is tried again
  inprogress
  [attempt-1/traceback] text/x-traceback; charset="utf8"; language="javascript"
    | AssertionError: expected 1 to be 2 // Object.is equality
    |     at <stack>
  [attempt-1/expected] text/plain; charset=utf8
    | 2
  [attempt-1/actual] text/plain; charset=utf8
    | 1
  [attempt-1/diff] text/x-diff; charset="utf8"
    | - Expected
    | + Received
    |
    | - 2
    | + 1
  [attempt-1/result] application/json
    | {"status":"fail","start":"<time>","stop":"<time>"}
  inprogress #attempt-2
  success #attempt-2
pools.test.mjs > block > [beforeAll] (not runnable)
  inprogress
  success
pools.test.mjs > block > fails
  inprogress
  [traceback] text/x-traceback; charset="utf8"; language="javascript"
    | Error: as it should
    |     at <stack>
  fail
pools.test.mjs > [afterAll] (not runnable)
  inprogress
  success`

describe.each(VERSIONS)('Vitest %s', (version, vitest) => {
  const pools = version === '5' ? POOLS : POOLS.filter(([pool]) => MAIN_POOLS.includes(pool))

  test.each(pools)('the stream is the same with %s', async (_pool, args) => {
    using project = makeVitestProject('pools', vitest)
    const { events, status, stderr } = await runProject({
      command: [...project.flag, ...args],
      cwd: project.folder,
    })
    const stream = inFileOrder(render(events, { root: project.folder }))
    expect({ stream, status, stderr }).toEqual({ stream: inFileOrder(STREAM), status: 1, stderr: '' })
  })

  test('the stream is the same in a file of its own', async () => {
    using project = makeVitestProject('pools', vitest)
    const outputFile = join(project.folder, 'out.subunit')
    const { events, status } = await runProject({
      command: ['/bin/sh', '-c', '"$@" && exit 1; cat out.subunit', 'sh', ...project.flag],
      cwd: project.folder,
      env: { SUBUNIT_OUTPUT_FILE: outputFile },
    })
    const stream = inFileOrder(render(events, { root: project.folder }))
    expect({ stream, status }).toEqual({ stream: inFileOrder(STREAM), status: 0 })
  })
})
