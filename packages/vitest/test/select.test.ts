import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { announcedIds } from '../../../test/model/render.ts'
import { runProject } from '../../../test/model/run-project.ts'
import { attachment, outcomes } from './outcomes.ts'
import { makeVitestProject, VERSIONS, type VitestProject } from './project.ts'

describe.each(VERSIONS)('Vitest %s', (_version, vitest) => {
  async function runSelected(project: VitestProject, ids: readonly string[], args: readonly string[] = []) {
    const list = join(project.folder, 'list.txt')
    writeFileSync(list, ids.map(id => `${id}\n`).join(''))
    writeFileSync(join(project.folder, 'ran.txt'), '')
    const command = [...project.backend, '--load-list', list, ...args]
    const { events, status, stderr } = await runProject({ command, cwd: project.folder })
    const ran = readFileSync(join(project.folder, 'ran.txt'), 'utf8').split('\n').slice(0, -1)
    return { events, announced: announcedIds(events), outcomes: outcomes(events).sort(), ran, status, stderr }
  }

  test('exactly the tests of the list run, and the hooks that they need', async () => {
    using project = makeVitestProject('selection', vitest)
    const ids = [
      'first.test.mjs > fails',
      'first.test.mjs > same #2',
      'first.test.mjs > one > three > four',
      'first.test.mjs > block > same #2',
      'first.test.mjs > takes (a)*',
    ]
    expect(await runSelected(project, ids)).toMatchObject({
      announced: [
        'first.test.mjs > same #2',
        'first.test.mjs > one > three > four',
        'first.test.mjs > block > same #2',
        'first.test.mjs > takes (a)*',
        'first.test.mjs > fails',
      ],
      outcomes: [
        'first.test.mjs > [beforeAll] success (not runnable)',
        'first.test.mjs > block > same #2 success',
        'first.test.mjs > fails fail',
        'first.test.mjs > one > [afterAll] success (not runnable)',
        'first.test.mjs > one > [beforeAll] success (not runnable)',
        'first.test.mjs > one > three > [beforeAll] success (not runnable)',
        'first.test.mjs > one > three > four success',
        'first.test.mjs > same #2 success',
        'first.test.mjs > takes (a)* success',
      ],
      ran: [
        'first: beforeAll',
        'first: same #2',
        'first: one beforeAll',
        'first: three beforeAll',
        'first: one beforeEach',
        'first: one > three > four',
        'first: one afterAll',
        'first: block > same #2',
        'first: takes (a)*',
      ],
      status: 0,
      stderr: '',
    })
  })

  test('a test runs although others say .only, and a skipped one stays skipped', async () => {
    using project = makeVitestProject('selection', vitest)
    const ids = [
      'second.test.mjs > same',
      'second.test.mjs > skipped block > inside',
      'first.test.mjs > one > three > skipped',
      'first.test.mjs > one > three > todo',
    ]
    expect(await runSelected(project, ids)).toMatchObject({
      outcomes: [
        'first.test.mjs > one > three > skipped skip',
        'first.test.mjs > one > three > todo skip #todo',
        'second.test.mjs > [beforeAll] success (not runnable)',
        'second.test.mjs > same success',
        'second.test.mjs > skipped block > inside skip',
      ],
      ran: ['second: beforeAll', 'second: same'],
      status: 0,
      stderr: '',
    })
  })

  test('a file means its tests, a layer those of its scope, and both are answered', async () => {
    using project = makeVitestProject('selection', vitest)
    const ids = [
      'second.test.mjs',
      'first.test.mjs > one > three > [beforeAll]',
      'first.test.mjs > [afterAll]',
    ]
    const { outcomes, ran, status } = await runSelected(project, ids)
    expect({
      outcomes: outcomes.filter(line => line.includes('not runnable')),
      ran: ran.length,
      status,
    }).toEqual({
      outcomes: [
        'first.test.mjs > [afterAll] success (not runnable)',
        'first.test.mjs > [beforeAll] success (not runnable)',
        'first.test.mjs > one > [afterAll] success (not runnable)',
        'first.test.mjs > one > [beforeAll] success (not runnable)',
        'first.test.mjs > one > three > [beforeAll] success (not runnable)',
        'second.test.mjs > [beforeAll] success (not runnable)',
        'second.test.mjs success (not runnable)',
      ],
      ran: 19,
      status: 0,
    })
  })

  test('ids that mean nothing are answered, and files that are broken or empty fail', async () => {
    using project = makeVitestProject('selection', vitest)
    const ids = [
      'first.test.mjs > gone',
      'gone.test.mjs > test',
      'process-returncode',
      'broken.test.mjs',
      'empty.test.mjs',
    ]
    const { events, outcomes, ran, status } = await runSelected(project, ids)
    expect({ outcomes, ran, status }).toEqual({
      outcomes: [
        'broken.test.mjs fail',
        'empty.test.mjs fail',
        'first.test.mjs > gone fail',
        'gone.test.mjs > test fail',
        'process-returncode skip',
      ],
      ran: [],
      status: 0,
    })
    expect(attachment(events, 'gone.test.mjs > test', 'reason')).toBe(
      'There is no such test: gone.test.mjs > test',
    )
  })

  test('with --list-order the tests run as the list has them', async () => {
    using project = makeVitestProject('selection', vitest)
    const ids = [
      'second.test.mjs > block > same',
      'first.test.mjs > takes [b]+',
      'first.test.mjs > one > two',
      'first.test.mjs > same',
      'second.test.mjs > same',
    ]
    const { ran, status } = await runSelected(project, ids, ['--list-order'])
    expect({ ran, status }).toEqual({
      ran: [
        'second: beforeAll',
        'second: block > same',
        'second: same',
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

  test('a test of one project is not run in another, whose global setup stays out of it', async () => {
    using project = makeVitestProject('projects', vitest)
    expect(await runSelected(project, ['[second] shared.test.mjs > two'])).toMatchObject({
      announced: ['[second] shared.test.mjs > two'],
      outcomes: ['[second] [globalSetup] success (not runnable)', '[second] shared.test.mjs > two success'],
      ran: ['global setup of second', 'second: two'],
      status: 0,
      stderr: '',
    })
  })

  test("a project's own runner stays in charge", async () => {
    using project = makeVitestProject('custom-runner', vitest)
    const { events, outcomes, status } = await runSelected(project, ['custom-runner.test.mjs > two'])
    expect({ outcomes, status }).toEqual({ outcomes: ['custom-runner.test.mjs > two success'], status: 0 })
    const printed = attachment(events, undefined, 'stdout:custom-runner.test.mjs')
    const ofTest = attachment(events, 'custom-runner.test.mjs > two', 'stdout')
    expect(printed + ofTest).toMatch(/^the project's own runner runs two$/m)
  })
})
