import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { announcedIds, render } from '../../../test/model/render.ts'
import { runProject } from '../../../test/model/run-project.ts'
import { ours } from '../../../test/support/peers.ts'
import { makeProject, NODES } from './run.ts'

/** The hook of the file runs with whichever of its tests. */
const ONE_TEST = `esm.test.mjs > calls back
  inprogress
  success
(run)
  [stdout:esm.test.mjs] text/plain; charset=utf8
    | before the file`

interface Call {
  readonly program?: string
  readonly fixture?: string
  readonly ids?: readonly string[]
  readonly args?: readonly string[]
}

describe.each(NODES)('on Node %s', (_major, program) => {
  test('a list has all tests and runs nothing', async () => {
    const { listed, shown, status } = await run({ program, args: ['--list'] })
    expect({ listed, shown, status }).toEqual({
      listed: [
        'broken.test.mjs',
        'commonjs.test.cjs > is called by its name',
        'commonjs.test.cjs > is called itself',
        'commonjs.test.cjs > suite > is in CommonJS',
        'esm.test.mjs > calls back',
        'esm.test.mjs > is to be done',
        'esm.test.mjs > later > is defined late',
        'esm.test.mjs > other > is marked',
        'esm.test.mjs > suite > is skipped',
        'esm.test.mjs > suite > same',
        'esm.test.mjs > suite > same #2',
        'esm.test.mjs > suite > same #3',
      ],
      shown: shown.startsWith('(run)\n  [stderr]') ? shown : '(what Node prints of the broken file)',
      status: 0,
    })
  })

  test('a run says everything', async () => {
    const { shown, status } = await run({ program })
    expect(status).toBe(0)
    await expect(sorted(withoutNode(shown))).toMatchFileSnapshot('expected/backend-all.txt')
  })

  test('exactly what is asked for runs, and hooks of nothing else', async () => {
    const ids = [
      'esm.test.mjs > suite > same #3',
      'esm.test.mjs > suite > same #2',
      'esm.test.mjs > later > is defined late',
      'esm.test.mjs > calls back',
      'commonjs.test.cjs > suite > is in CommonJS',
      'esm.test.mjs > no such test',
    ]
    const { shown, listed, status } = await run({ program, ids })
    expect({ status, listed }).toEqual({ status: 0, listed: ids.slice(0, -1).sort() })
    await expect(sorted(shown)).toMatchFileSnapshot('expected/backend-selected.txt')
  })

  test('a test that ends its process with any status loses nothing', async () => {
    const { shown, status } = await run({ program, fixture: 'crashes' })
    expect(status).toBe(1)
    await expect(sorted(withoutNode(shown))).toMatchFileSnapshot('expected/backend-crashes.txt')
  })
})

test('a path stands for the tests of its file, and one without tests succeeds', async () => {
  const { shown, status } = await run({ ids: ['commonjs.test.cjs', 'empty.test.mjs', 'broken.test.mjs'] })
  expect(status).toBe(0)
  await expect(sorted(withoutNode(shown))).toMatchFileSnapshot('expected/backend-paths.txt')
})

test('who asks for a subtest gets its test', async () => {
  const { shown, status } = await run({ ids: ['esm.test.mjs > later > is defined late > subtest'] })
  expect({ shown, status }).toEqual({
    shown: `esm.test.mjs > later > is defined late
  inprogress
  success
esm.test.mjs > later > is defined late > subtest (not runnable)
  inprogress
  success
(run)
  [stdout:esm.test.mjs] text/plain; charset=utf8
    | before the file`,
    status: 0,
  })
})

test('foreign marks of .only do not keep a test from running', async () => {
  const { shown, status } = await run({ ids: ['esm.test.mjs > calls back'], args: ['--test-only'] })
  expect({ shown, status }).toEqual({
    shown: ONE_TEST,
    status: 0,
  })
})

test('what a name pattern leaves out is neither announced nor lost', async () => {
  const args = ['--test-name-pattern', 'calls back', 'esm.test.mjs']
  const { shown, listed, status } = await run({ args })
  expect({ shown: shown, listed, status }).toEqual({
    shown: ONE_TEST,
    listed: [],
    status: 0,
  })
})

test('one test runs by itself for a debugger', async () => {
  const { shown, status } = await run({ args: ['--debug', 'esm.test.mjs > calls back'] })
  expect({ shown, status }).toEqual({
    shown: ONE_TEST,
    status: 0,
  })
})

test('files are listed without being run', async () => {
  const { listed, shown, status } = await run({ args: ['--list=files'] })
  expect({ listed, shown, status }).toEqual({
    listed: ['broken.test.mjs', 'commonjs.test.cjs', 'empty.test.mjs', 'esm.test.mjs'],
    shown: '',
    status: 0,
  })
})

async function run({ program = process.execPath, fixture = 'selection', ids, args = [] }: Call) {
  using project = makeProject(fixture)
  const { folder } = project
  const list = join(folder, 'ids.txt')
  if (ids !== undefined) writeFileSync(list, `${ids.join('\n')}\n`)
  const selection = ids === undefined ? [] : ['--load-list', list]
  const command = [program, ours('node-test', 'subunit-node-test'), ...selection, ...args]
  const { events, status } = await runProject({ command, cwd: folder })
  return { shown: render(events, { root: folder }), listed: announcedIds(events).sort(), status }
}

/** By id, since files run at once. */
function sorted(rendered: string): string {
  return rendered
    .split(/\n(?=\S)/)
    .sort()
    .join('\n')
}

function withoutNode(rendered: string): string {
  return rendered.replace(/Node\.js v.*/g, 'Node.js <version>')
}
