import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { announcedIds } from '../../../test/model/render.ts'
import { runProject } from '../../../test/model/run-project.ts'
import { makeVitestProject, VERSIONS, type VitestProject } from './project.ts'

const SELECTION = [
  'broken.test.mjs',
  'empty.test.mjs',
  'first.test.mjs > block > same',
  'first.test.mjs > block > same #2',
  'first.test.mjs > fails',
  'first.test.mjs > one > three > four',
  'first.test.mjs > one > three > skipped',
  'first.test.mjs > one > three > todo',
  'first.test.mjs > one > two',
  'first.test.mjs > one two',
  'first.test.mjs > same',
  'first.test.mjs > same #2',
  'first.test.mjs > takes (a)*',
  'first.test.mjs > takes [b]+',
  'second.test.mjs > the only one',
]

describe.each(VERSIONS)('Vitest %s', (_version, vitest) => {
  async function list(project: VitestProject, args: readonly string[]) {
    const { events, status, stderr } = await runProject({
      command: [...project.backend, ...args],
      cwd: project.folder,
    })
    return {
      ids: announcedIds(events).sort(),
      others: events.length - announcedIds(events).length,
      status,
      stderr,
    }
  }

  test('every test is listed without running it or a hook; what does not load is listed itself', async () => {
    using project = makeVitestProject('selection', vitest)
    const listed = await list(project, ['--list'])
    const ran = existsSync(join(project.folder, 'ran.txt'))
    expect({ ...listed, ran }).toEqual({ ids: SELECTION, others: 0, status: 0, stderr: '', ran: false })
  })

  test('files are listed without loading them', async () => {
    using project = makeVitestProject('selection', vitest)
    expect(await list(project, ['--list=files'])).toEqual({
      ids: ['broken.test.mjs', 'empty.test.mjs', 'first.test.mjs', 'second.test.mjs'],
      others: 0,
      status: 0,
      stderr: '',
    })
  })

  test('a load list limits the list', async () => {
    using project = makeVitestProject('selection', vitest)
    const loadList = join(project.folder, 'list.txt')
    writeFileSync(loadList, 'second.test.mjs\nfirst.test.mjs > same\nfirst.test.mjs > gone\n')
    const { ids, status } = await list(project, ['--list', '--load-list', loadList])
    expect({ ids, status }).toEqual({
      ids: [
        'first.test.mjs > same',
        'second.test.mjs > block > same',
        'second.test.mjs > same',
        'second.test.mjs > skipped block > inside',
        'second.test.mjs > the only one',
      ],
      status: 0,
    })
  })

  test("Vitest's own filters limit the list", async () => {
    using project = makeVitestProject('selection', vitest)
    const { ids, status } = await list(project, ['--list', '-t', 'same', 'first'])
    expect({ ids, status }).toEqual({
      ids: SELECTION.filter(id => id.startsWith('first') && id.includes('same')),
      status: 0,
    })
  })

  test('the tests of every project are listed', async () => {
    using project = makeVitestProject('projects', vitest)
    const { ids, status } = await list(project, ['--list'])
    expect({ ids, status }).toEqual({
      ids: [
        '[first] shared.test.mjs > one',
        '[first] shared.test.mjs > two',
        '[second] shared.test.mjs > one',
        '[second] shared.test.mjs > two',
      ],
      status: 0,
    })
  })

  test('a list is no reason to clear a coverage report away', async () => {
    using project = makeVitestProject('selection', vitest)
    mkdirSync(join(project.folder, 'coverage'))
    writeFileSync(join(project.folder, 'coverage/coverage-final.json'), '{}')
    const { ids, status } = await list(project, ['--list', '--coverage', 'second'])
    expect({ ids, status, report: readdirSync(join(project.folder, 'coverage')) }).toEqual({
      ids: ['second.test.mjs > the only one'],
      status: 0,
      report: ['coverage-final.json'],
    })
  })

  test('without test files, the list is empty', async () => {
    using project = makeVitestProject('selection', vitest)
    expect(await list(project, ['--list', 'no-such-file'])).toMatchObject({ ids: [], status: 0 })
  })

  test('a configuration that does not load leaves the tests unknown', async () => {
    using project = makeVitestProject('selection', vitest)
    writeFileSync(join(project.folder, 'vitest.config.mjs'), `throw new Error('no configuration')`)
    const { ids, status, stderr } = await list(project, ['--list'])
    expect({ ids, status }).toEqual({ ids: [], status: 3 })
    expect(stderr).toMatch(/^subunit-vitest: .*no configuration/s)
  })
})
