import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { decode } from '@subunit-js/protocol'
import { describe, expect, test } from 'vitest'
import { announcedIds } from '../../../test/model/render.ts'
import { runProject } from '../../../test/model/run-project.ts'
import { ours, peer } from '../../../test/support/peers.ts'
import { attachment, outcomes } from './outcomes.ts'
import { type JestProject, makeJestProject, POOLS, VERSIONS } from './project.ts'

describe.each(VERSIONS)('Jest %s', (_version, jest) => {
  async function runSelected(project: JestProject, ids: readonly string[], args: readonly string[] = []) {
    const list = join(project.folder, 'list.txt')
    writeFileSync(list, ids.map(id => `${id}\n`).join(''))
    writeFileSync(join(project.folder, 'ran.txt'), '')
    const command = [...project.backend, '--load-list', list, ...args]
    const { events, status } = await runProject({ command, cwd: project.folder })
    const ran = readFileSync(join(project.folder, 'ran.txt'), 'utf8').split('\n').slice(0, -1)
    return { events, announced: announcedIds(events), outcomes: outcomes(events).sort(), ran, status }
  }

  test('the list has every test, and the files that do not load', async () => {
    using project = makeJestProject('selection', jest)
    const command = [...project.backend, '--list', '--runInBand']
    const { events, status } = await runProject({ command, cwd: project.folder })
    expect({ ids: announcedIds(events).sort(), status }).toEqual({
      ids: [
        'broken.test.js',
        'first.test.js > one > three > four',
        'first.test.js > one > three > skipped',
        'first.test.js > one > three > todo',
        'first.test.js > one > two',
        'first.test.js > one two',
        'first.test.js > same',
        'first.test.js > same #2',
        'first.test.js > takes (a)*',
        'first.test.js > takes [b]+',
        'second.test.js > only',
      ],
      status: 0,
    })
  })

  test('the list of files loads none', async () => {
    using project = makeJestProject('selection', jest)
    const command = [...project.backend, '--list=files']
    const { events, status } = await runProject({ command, cwd: project.folder })
    expect({ ids: announcedIds(events).sort(), status }).toEqual({
      ids: ['broken.test.js', 'first.test.js', 'second.test.js'],
      status: 0,
    })
  })

  test.each(POOLS)('exactly the tests of the list run, and the hooks that they need, %s', async (_, args) => {
    using project = makeJestProject('selection', jest)
    const ids = [
      'first.test.js > same #2',
      'first.test.js > one > three > four',
      'first.test.js > takes (a)*',
      'second.test.js > same',
    ]
    const { announced, outcomes, ran, status } = await runSelected(project, ids, args)
    expect({ announced: announced.sort(), outcomes, ran: ran.sort(), status }).toEqual({
      announced: ids.sort(),
      outcomes: [
        'first.test.js > [beforeAll] success (not runnable)',
        'first.test.js > one > [afterAll] success (not runnable)',
        'first.test.js > one > [beforeAll] success (not runnable)',
        'first.test.js > one > three > [beforeAll] success (not runnable)',
        'first.test.js > one > three > four success',
        'first.test.js > same #2 success',
        'first.test.js > takes (a)* success',
        'second.test.js > [beforeAll] success (not runnable)',
        'second.test.js > same success',
      ],
      ran: [
        'first: beforeAll',
        'first: one > three > four',
        'first: one afterAll',
        'first: one beforeAll',
        'first: one beforeEach',
        'first: same #2',
        'first: takes (a)*',
        'first: three beforeAll',
        'second: beforeAll',
        'second: same',
      ],
      status: 0,
    })
  })

  test('skipped tests stay skipped, files and layers stand for tests, and what does not exist is answered', async () => {
    using project = makeJestProject('selection', jest)
    const ids = [
      'second.test.js > skipped block > inside',
      'first.test.js > one > three > [beforeAll]',
      'first.test.js > gone',
      'gone.test.js > test',
      'broken.test.js',
    ]
    const { events, outcomes, ran, status } = await runSelected(project, ids, ['--runInBand'])
    expect({ outcomes, ran, status }).toEqual({
      outcomes: [
        'broken.test.js fail',
        'first.test.js > [beforeAll] success (not runnable)',
        'first.test.js > gone fail',
        'first.test.js > one > [afterAll] success (not runnable)',
        'first.test.js > one > [beforeAll] success (not runnable)',
        'first.test.js > one > three > [beforeAll] success (not runnable)',
        'first.test.js > one > three > four success',
        'first.test.js > one > three > skipped skip',
        'first.test.js > one > three > todo skip #todo',
        'gone.test.js > test fail',
        'second.test.js > skipped block > inside skip',
      ],
      ran: [
        'first: beforeAll',
        'first: one beforeAll',
        'first: three beforeAll',
        'first: one beforeEach',
        'first: one > three > four',
        'first: one afterAll',
      ],
      status: 0,
    })
    expect(attachment(events, 'gone.test.js > test', 'reason')).toBe(
      'There is no such test: gone.test.js > test',
    )
  })

  test('with --list-order the tests run as the list has them', async () => {
    using project = makeJestProject('selection', jest)
    const ids = [
      'second.test.js > only',
      'first.test.js > takes [b]+',
      'first.test.js > one > two',
      'first.test.js > same',
    ]
    const { ran, status } = await runSelected(project, ids, ['--list-order'])
    expect({ ran, status }).toEqual({
      ran: [
        'second: beforeAll',
        'second: only',
        'first: beforeAll',
        'first: takes [b]+',
        'first: one beforeAll',
        'first: one beforeEach',
        'first: one > two',
        'first: one afterAll',
        'first: same',
      ],
      status: 0,
    })
  })

  test('a test of one project is not run in another', async () => {
    using project = makeJestProject('projects', jest)
    const { outcomes, ran, status } = await runSelected(project, ['[second] shared.test.js > two'])
    expect({ outcomes, ran, status }).toEqual({
      outcomes: ['[second] shared.test.js > two success'],
      ran: ['second: two'],
      status: 0,
    })
  })

  test('the snapshots of tests that are not selected outlive --updateSnapshot', async () => {
    using project = makeJestProject('snapshots', jest)
    await runProject({ command: project.flag, cwd: project.folder })
    const path = join(project.folder, '__snapshots__/some.test.js.snap')
    const before = readFileSync(path, 'utf8')
    const { outcomes } = await runSelected(project, ['some.test.js > one'], ['--updateSnapshot'])
    expect({ outcomes, after: readFileSync(path, 'utf8') }).toEqual({
      outcomes: ['some.test.js > one success'],
      after: before,
    })
  })

  test('what --bail keeps from running is skipped', async () => {
    using project = makeJestProject('bail', jest)
    const ids = ['another at the same time', 'one at the same time', 'after them']
    const list = [...ids.map(title => `first.test.js > ${title}`), 'second.test.js > never runs']
    const { events, outcomes, status } = await runSelected(project, list, ['--bail', '--runInBand'])
    expect({ outcomes, status }).toEqual({
      outcomes: [
        'first.test.js > after them success',
        'first.test.js > another at the same time fail',
        'first.test.js > one at the same time success',
        'second.test.js > never runs skip',
      ],
      status: 0,
    })
    expect(attachment(events, 'second.test.js > never runs', 'reason')).toBe('the run was cancelled')
  })

  test("Python's testr runs it in parallel", async () => {
    using project = makeJestProject('selection', jest)
    const command = `${process.execPath} ${ours('jest', 'subunit-jest')} first second $LISTOPT $IDOPTION`
    const config = [
      '[DEFAULT]',
      `test_command=${command}`,
      'test_id_option=--load-list $IDFILE',
      'test_list_option=--list',
    ]
    writeFileSync(join(project.folder, '.testr.conf'), `${config.join('\n')}\n`)
    const testr = (...args: string[]) => spawnSync(peer('testr'), args, { cwd: project.folder })
    testr('init')
    const { status, stdout } = testr('run', '--parallel', '--concurrency=2')
    // testr keeps everything as runnable, so its hooks have to be told from tests by their names.
    const ran = outcomes(decode(testr('last', '--subunit').stdout))
    expect({
      status,
      verdict: stdout
        .toString()
        .trim()
        .split('\n')
        .at(-1)!
        .replace(/\(.*, /, '('),
      ran: ran
        .filter(line => !/ > \[(before|after)All\] /.test(line))
        .map(line => line.replace(/ #worker-\d/, ''))
        .sort(),
    }).toEqual({
      status: 0,
      verdict: 'PASSED (skips=2)',
      ran: [
        'first.test.js > one > three > four success',
        'first.test.js > one > three > skipped skip',
        'first.test.js > one > three > todo skip #todo',
        'first.test.js > one > two success',
        'first.test.js > one two success',
        'first.test.js > same #2 success',
        'first.test.js > same success',
        'first.test.js > takes (a)* success',
        'first.test.js > takes [b]+ success',
        'second.test.js > only success',
      ],
    })
  })
})
