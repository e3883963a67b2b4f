import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { olderPeer, peer } from '../../../../test/support/peers.ts'
import { createStore, exportPythonRepository, importPythonRepository, type Store } from '../../src/index.ts'
import { readDumbDbm } from '../../src/python/dumb-dbm.ts'
import { temporaryFolder } from '../support/folders.ts'
import { at, store, stream, tested } from '../support/streams.ts'

const FIRST = stream(
  ...tested('pkg/a.test.js > adds', 'success', [0, 30]),
  ...tested("it's > größer", 'success', [30, 20]),
  { testId: 'pkg/b.test.js > fails', status: 'inprogress', timestamp: at(50) },
  {
    testId: 'pkg/b.test.js > fails',
    fileName: 'traceback',
    mimeType: 'text/x-traceback; charset=utf8',
    fileBytes: Buffer.from('Error: no\n'),
    eof: true,
  },
  { testId: 'pkg/b.test.js > fails', status: 'fail', timestamp: at(60) },
)
const SECOND = stream(
  ...tested('pkg/b.test.js > fails', 'success', [100, 70]),
  ...tested('new', 'fail', [170, 5]),
)

const TOOLS = [
  { name: 'testr', command: peer('testr'), folder: '.testrepository' },
  { name: 'the older testr', command: olderPeer('testr'), folder: '.testrepository' },
  { name: 'stestr', command: peer('stestr'), folder: '.stestr' },
]

describe.each(TOOLS)('$name', ({ command, folder }) => {
  test('reads what was exported, and goes on with it', () => {
    const project = projectFolder()
    using ours = createStore(join(project, 'ours'))
    store(ours, FIRST)
    exportPythonRepository(ours, join(project, folder))

    expect(listed(command, project)).toEqual(['pkg/b.test.js > fails'])
    expect(run(command, ['last'], project).status).toBe(1)
    run(command, ['load'], project, SECOND)
    expect(listed(command, project)).toEqual(['new'])
    const times = readDumbDbm(join(project, folder, 'times.dbm'))
    expect(Object.fromEntries(Array.from(times, ([id, text]) => [id, Number(text)]))).toEqual({
      'pkg/a.test.js > adds': 0.03,
      "it's > größer": 0.02,
      'pkg/b.test.js > fails': 0.07,
      new: 0.005,
    })

    // And back: both runs, ours as it came back and theirs.
    using back = createStore(join(project, 'back'))
    importPythonRepository(back, join(project, folder))
    expect(overview(back)).toEqual({
      runs: [
        [2, 1],
        [1, 1],
      ],
      failing: ['new'],
      times: {
        'pkg/a.test.js > adds': 30,
        "it's > größer": 20,
        'pkg/b.test.js > fails': 70,
        new: 5,
      },
    })
  })

  test('its own repository is imported, its list of failing tests included', () => {
    const project = projectFolder()
    run(command, ['init'], project)
    run(command, ['load'], project, FIRST)
    // A partial load merges, which the streams do not show.
    if (folder === '.testrepository') run(command, ['load', '--partial'], project, SECOND)
    else run(command, ['load'], project, SECOND)

    using ours = createStore(join(project, 'ours'))
    importPythonRepository(ours, join(project, folder))
    expect(overview(ours)).toEqual({
      runs: [
        [2, 1],
        [1, 1],
      ],
      failing: ['new'],
      times: {
        'pkg/a.test.js > adds': 30,
        "it's > größer": 20,
        'pkg/b.test.js > fails': 70,
        new: 5,
      },
    })
    expect(existsSync(join(project, folder, 'format'))).toBe(true)
  })
})

test('what testr merged from partial runs stays failing', () => {
  const project = projectFolder()
  const testr = peer('testr')
  run(testr, ['init'], project)
  run(testr, ['load'], project, FIRST)
  run(testr, ['load', '--partial'], project, stream(...tested('new', 'fail')))
  using ours = createStore(join(project, 'ours'))
  importPythonRepository(ours, join(project, '.testrepository'))
  expect(overview(ours).failing).toEqual(['new', 'pkg/b.test.js > fails'])
})

test('a run that is stored as v2 among others is read as such', () => {
  const project = projectFolder()
  run(peer('testr'), ['init'], project)
  run(peer('testr'), ['load'], project, FIRST)
  writeFileSync(join(project, '.testrepository', '1'), SECOND)
  using ours = createStore(join(project, 'ours'))
  const imported = importPythonRepository(ours, join(project, '.testrepository'))
  expect(imported.map(({ id, summary }) => [id, summary!.success, summary!.fail])).toEqual([
    [0, 2, 1],
    [1, 0, 1],
    [2, 1, 1],
  ])
})

test('other folders are neither imported from nor exported to', () => {
  const folder = temporaryFolder()
  using ours = createStore(join(folder, 'ours'))
  const other = join(folder, 'other')
  mkdirSync(other)
  expect(() => importPythonRepository(ours, other)).toThrow(
    `${other} has no file "format": only repositories of testr and stestr with format "1\\n" can be imported.`,
  )
  writeFileSync(join(other, 'format'), '2\n')
  expect(() => importPythonRepository(ours, other)).toThrow(
    `${other} has format "2\\n": only repositories of testr and stestr with format "1\\n" can be imported.`,
  )
  expect(() => exportPythonRepository(ours, other)).toThrow(
    `${other} is not empty: a repository is exported into a folder of its own.`,
  )
})

/** A project that both tools take for one of theirs. */
function projectFolder(): string {
  const project = temporaryFolder()
  writeFileSync(join(project, '.testr.conf'), '[DEFAULT]\ntest_command=true\n')
  writeFileSync(join(project, '.stestr.conf'), '[DEFAULT]\ntest_path=.\n')
  return project
}

function listed(command: string, project: string): string[] {
  return run(command, ['failing', '--list'], project)
    .stdout.split('\n')
    .filter(line => line !== '')
}

function run(command: string, options: string[], cwd: string, input: Uint8Array = new Uint8Array()) {
  const { status, stdout, stderr } = spawnSync(command, options, { cwd, input, encoding: 'utf8' })
  if (stderr.includes('Traceback')) throw new Error(`${command} ${options.join(' ')} failed: ${stderr}`)
  return { status, stdout }
}

function overview(it: Store) {
  return {
    runs: it
      .runs()
      .filter(({ origin }) => !origin?.endsWith('failing'))
      .reverse()
      .map(({ summary }) => [summary!.success, summary!.fail]),
    failing: it
      .attempts({ failing: true })
      .map(({ testId }) => testId)
      .sort(),
    times: Object.fromEntries(Array.from(it.times(), ([id, { last }]) => [id, last])),
  }
}
