import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runProject } from '../../../test/model/run-project.ts'
import { attachment, outcomes } from './outcomes.ts'
import { makeJestProject, POOLS, VERSIONS, WORKERS } from './project.ts'

describe.each(VERSIONS)('Jest %s', (_version, jest) => {
  async function run(fixture: string, args: readonly string[], way: 'flag' | 'backend' = 'flag') {
    using project = makeJestProject(fixture, jest)
    const { events, status } = await runProject({
      command: [...project[way], ...args],
      cwd: project.folder,
    })
    return { events, status, outcomes: outcomes(events).sort() }
  }

  describe.each(POOLS)('%s', (_pool, args) => {
    test('every verdict, hook and file is reported', async () => {
      const { events, outcomes, status } = await run('verdicts', args)
      expect({ outcomes, status }).toEqual({
        outcomes: [
          'broken.test.js fail',
          'empty.test.js fail',
          'retries.test.js > fails at every attempt fail #attempt-3',
          'retries.test.js > passes at the third attempt success #attempt-3',
          'retries.test.js > passes success',
          'verdicts.test.js > [beforeAll] success (not runnable)',
          'verdicts.test.js > fails as expected xfail',
          'verdicts.test.js > fails fail',
          'verdicts.test.js > is skipped skip',
          'verdicts.test.js > is to be written skip #todo',
          'verdicts.test.js > passes success',
          'verdicts.test.js > passes though it should fail uxsuccess',
          'verdicts.test.js > prevented > [afterAll] fail (not runnable)',
          'verdicts.test.js > prevented > [beforeAll] fail (not runnable)',
          'verdicts.test.js > prevented > never runs skip',
          'verdicts.test.js > same #2 success',
          'verdicts.test.js > same success',
          'verdicts.test.js > takes 1 success',
          'verdicts.test.js > takes 2 success',
        ],
        status: 1,
      })
      const said = (name: string): string => attachment(events, 'verdicts.test.js > passes', name)
      expect([said('stdout'), said('stderr')]).toEqual(['a line\n', 'an error\n'])
      expect(attachment(events, 'verdicts.test.js > [beforeAll]', 'stdout')).toBe('from beforeAll\n')
      expect(attachment(events, 'verdicts.test.js > prevented > never runs', 'reason')).toBe(
        'verdicts.test.js > prevented > [beforeAll] failed',
      )
    })

    test('a failure has its whole message, its values and no frames of Jest', async () => {
      const { events } = await run('verdicts', args)
      const said = (name: string): string => attachment(events, 'verdicts.test.js > fails', name)
      expect(said('traceback').replace(/\(.*verdicts/, '(<root>/verdicts')).toMatchInlineSnapshot(`
        "Error: expect(received).toEqual(expected) // deep equality

        - Expected  - 1
        + Received  + 1

          Object {
        -   "a": 2,
        +   "a": 1,
          }
            at Object.<anonymous> (<root>/verdicts.test.js:8:20)"
      `)
      expect([said('expected'), said('actual'), said('diff')]).toMatchInlineSnapshot(`
        [
          "{
          a: 2
        }",
          "{
          a: 1
        }",
          " {
        -  a: 2
        +  a: 1
         }",
        ]
      `)
    })

    test('each test is told in the project that runs it', async () => {
      const { outcomes, status } = await run('projects', args)
      expect({ outcomes, status }).toEqual({
        outcomes: [
          '[first] shared.test.js > one success',
          '[first] shared.test.js > two success',
          '[second] shared.test.js > one success',
          '[second] shared.test.js > two success',
        ],
        status: 0,
      })
    })
  })

  test('a worker that exits is told once, and the tests it never ran are lost', async () => {
    const { events, outcomes, status } = await run('dies', [...WORKERS, 'exits', 'other'])
    expect({ outcomes, status }).toEqual({
      outcomes: [
        'exits.test.js > exits fail',
        'exits.test.js > never runs fail #lost',
        'exits.test.js > passes before success',
        'other.test.js > passes success',
      ],
      status: 1,
    })
    expect(attachment(events, 'exits.test.js > exits', 'reason')).toBe('The worker exited with status 3.')
  })

  test('a worker that is killed is told once, and the tests it never ran are lost', async () => {
    const { outcomes, status } = await run('dies', [...WORKERS, 'killed', 'other'])
    expect({ outcomes, status }).toEqual({
      outcomes: [
        'killed.test.js > is killed fail',
        'killed.test.js > never runs fail #lost',
        'killed.test.js > passes before success',
        'other.test.js > passes success',
      ],
      status: 1,
    })
  })

  test('a test that ends the one process there is', async () => {
    const { outcomes, status } = await run('dies', ['--runInBand', 'exits'], 'backend')
    expect({ outcomes, status }).toEqual({
      outcomes: [
        'exits.test.js > exits fail',
        'exits.test.js > never runs fail #lost',
        'exits.test.js > passes before success',
      ],
      status: 1,
    })
  })

  test('files that are left when a process ends are not passed over', async () => {
    const { events, outcomes, status } = await run('dies', ['--runInBand', 'exits', 'other'])
    expect({ outcomes, status }).toEqual({
      outcomes: [
        '[exit status] fail (not runnable)',
        'exits.test.js > exits fail',
        'exits.test.js > never runs fail #lost',
        'exits.test.js > passes before success',
      ],
      status: 3,
    })
    expect(attachment(events, '[exit status]', 'reason')).toBe(
      'The process exited with status 3 before the run had ended. One test file was not run.',
    )
  })

  test('tests that are not run by jest-circus are reported when their file has ended', async () => {
    const { events, outcomes, status } = await run('custom-runner', [])
    expect({ outcomes, status }).toEqual({
      outcomes: ['some.test.js > block > failed fail', 'some.test.js > block > passed success'],
      status: 1,
    })
    expect(attachment(events, 'some.test.js > block > failed', 'traceback')).toBe(
      'Error: not well\n    at somewhere',
    )
  })

  test('obsolete snapshots fail a run that fails for them', async () => {
    using project = makeJestProject('snapshots', jest)
    const command = [...project.flag]
    await runProject({ command, cwd: project.folder })
    rmSync(join(project.folder, 'gone.js'))
    const { events, status } = await runProject({ command: [...command, '--ci'], cwd: project.folder })
    expect({ outcomes: outcomes(events).sort(), status }).toEqual({
      outcomes: [
        '[obsolete snapshots] fail (not runnable)',
        'some.test.js > one success',
        'some.test.js > two success',
      ],
      status: 1,
    })
    expect(attachment(events, '[obsolete snapshots]', 'reason')).toBe('some.test.js: gone 1')
  })

  test('a coverage threshold that is missed is reported', async () => {
    const { outcomes, status } = await run('coverage', [])
    expect({ outcomes, status }).toEqual({
      outcomes: ['[coverage threshold] fail (not runnable)', 'some.test.js > passes success'],
      status: 1,
    })
  })

  test.each(POOLS)('Jest transforms what it loads, %s', async (_pool, args) => {
    const { outcomes, status } = await run('babel', args)
    expect({ outcomes, status }).toEqual({ outcomes: ['some.test.js > passes success'], status: 0 })
  })
})
