import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { ours } from '../support/peers.ts'
import { type Behaviour, expectedStream, type Way } from './behaviour.ts'
import { MODEL } from './model.ts'
import { inFileOrder } from './order.ts'
import { makeProject, type Project } from './project.ts'
import { announcedIds, render } from './render.ts'
import { type ProjectResult, runProject } from './run-project.ts'
import { runnableIds } from './runnable-ids.ts'
import { divide, makeProjectOfAll } from './together.ts'

const VERSIONS: readonly (readonly [string, string])[] = [
  ['30', 'test/versions/node_modules/jest-30'],
  ['29', 'test/versions/node_modules/jest-29'],
]

const WAYS: readonly Way[] = ['flag', 'backend', 'parallel']

/** What Jest says in its own words. */
const WORDS = {
  'timeout of 50 ms': `Error: Exceeded timeout of 50 ms for a test.
    | Add a timeout value to this test to increase the timeout, if this is a long-running test. See https://jestjs.io/docs/api#testname-fn-timeout.`,
  'a file that is not closed': 'SyntaxError: Unexpected end of input',
}

const BEHAVIOURS = MODEL.filter(behaviour => expectedStream(behaviour, 'jest', 'flag', WORDS) !== undefined)

/** Behaviours that may end the process, and one that is about the run as well as about a file. */
const APART = ['process-exit', 'console', 'load-failure']

const isApart = ({ name }: Behaviour): boolean => APART.includes(name)

describe.each(VERSIONS)('Jest %s', (major, path) => {
  const packages = { jest: path, '@subunit-js/jest': 'packages/jest' }

  function run({ folder }: Project, way: Way): Promise<ProjectResult> {
    const config = { testMatch: ['**/*.test.mjs'], transform: {} }
    writeFileSync(join(folder, 'jest.config.json'), JSON.stringify(config))
    const jest = [join(folder, 'node_modules/jest/bin/jest.js'), '--reporters=@subunit-js/jest']
    const commands = {
      flag: [...jest, '--runInBand'],
      // By itself, Jest starts workers only for tests that it knows to be slow.
      parallel: [...jest, '--maxWorkers=2', '--workerIdleMemoryLimit=1GB'],
      backend: [ours('jest', 'subunit-jest'), '--runInBand'],
    }
    return runProject({
      command: [process.execPath, ...commands[way]],
      cwd: folder,
      env: { NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning' },
    })
  }

  const expected = (behaviour: Behaviour, way: Way): string =>
    inFileOrder(expectedStream(behaviour, 'jest', way, WORDS, major)!)

  const shown = (events: ProjectResult['events'], root: string): string =>
    inFileOrder(withoutTrace(render(events, { root })))

  // A module that cannot be parsed is more than Jest 29 bears: it ends, with or without us.
  const apart = BEHAVIOURS.filter(isApart).filter(({ name }) => major !== '29' || name !== 'load-failure')

  describe.each(WAYS)('by the %s', way => {
    const together = BEHAVIOURS.filter(behaviour => !isApart(behaviour))
    const names = together.map(({ name }) => name)
    let folder: string
    let result: ProjectResult
    let divided: Map<string, ProjectResult['events']>

    beforeAll(async () => {
      using project = makeProjectOfAll('jest', names, packages)
      folder = project.folder
      result = await run(project, way)
      divided = divide('jest', names, result.events)
    })

    test.each(together.map(behaviour => [behaviour.name, behaviour] as const))('%s', (name, behaviour) => {
      expect(shown(divided.get(name)!, folder)).toBe(expected(behaviour, way))
    })

    test('nothing else is said', () => {
      const { status, stderr, events } = result
      expect({ rest: shown(divided.get('')!, folder), failed: status !== 0, stderr }).toEqual({
        rest: '',
        failed: way !== 'backend',
        stderr: '',
      })
      if (way === 'backend') expect(announcedIds(events).sort()).toEqual(runnableIds(events).sort())
    })

    test.each(apart.map(behaviour => [behaviour.name, behaviour] as const))(
      '%s, apart',
      async (name, behaviour) => {
        using project = makeProject('jest', name, packages)
        const { events, status } = await run(project, way)
        expect(shown(events, project.folder)).toBe(expected(behaviour, way))
        if (way === 'backend') expect(status).toBe(behaviour.status ?? 0)
      },
    )
  })
})

/** What Jest prints for people where a test ends the process is its own affair. */
function withoutTrace(rendered: string): string {
  return rendered.replace(
    /(?:\n\(run\))?\n {2}\[stderr\] .*\n {4}\| {3}● {2}process\.exit called.*(?:\n {4}\|.*)*/,
    '',
  )
}
