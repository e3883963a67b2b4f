import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { ours } from '../support/peers.ts'
import { type Behaviour, expectedStream, type Way } from './behaviour.ts'
import { MODEL } from './model.ts'
import { NODE_TEST_DIFFERS, NODE_TEST_MODEL } from './node-test-model.ts'
import { makeProject, type Project } from './project.ts'
import { announcedIds, render } from './render.ts'
import { type ProjectResult, runProject } from './run-project.ts'
import { runnableIds } from './runnable-ids.ts'
import { divide, makeProjectOfAll } from './together.ts'

const node = (major: string): string =>
  fileURLToPath(new URL(`../versions/node_modules/node-${major}/bin/node`, import.meta.url))

const VERSIONS = [
  ['24', process.execPath],
  ['22', node('22')],
  ['26', node('26')],
] as const

/** Node runs no test a second time. */
const COMMON = MODEL.filter(({ name, frameworks }) => name !== 'retries' && frameworks === undefined)

const BEHAVIOURS: readonly Behaviour[] = [
  ...COMMON.map(behaviour => ({
    ...behaviour,
    differs: { ...behaviour.differs, ...NODE_TEST_DIFFERS[behaviour.name] },
  })),
  ...NODE_TEST_MODEL,
]

/** What Node says in its own words, where the common streams have it. */
const WORDS = {
  'timeout of 50 ms': 'Error: test timed out after 50ms',
  'a file that is not closed': 'SyntaxError: Unexpected end of input',
}

/** Node tells it after the test's end, when it belongs to the run. */
const DIAGNOSTIC = `(run)
  [diagnostic:diagnostics.test.mjs > says something] text/plain; charset=utf8
    | a diagnostic`

const packages = { '@subunit-js/node-test': 'packages/node-test' }

/** Each file has a process of its own, so that only an option sets one apart. */
const ONLY = BEHAVIOURS.find(({ name }) => name === 'only')!
const TOGETHER = BEHAVIOURS.filter(behaviour => behaviour !== ONLY)

describe.each(VERSIONS)('Node %s', (major, program) => {
  function run({ folder, files }: Project, way: Way, args: readonly string[] = []): Promise<ProjectResult> {
    const commands = {
      flag: ['--test', '--test-reporter', '@subunit-js/node-test'],
      backend: [ours('node-test', 'subunit-node-test')],
    }
    const command = [program, ...commands[way as keyof typeof commands], ...args, ...files]
    return runProject({ command, cwd: folder })
  }

  const expected = (behaviour: Behaviour, way: Way): string =>
    byId(expectedStream(behaviour, 'node-test', way, WORDS, major)!)

  describe.each(['flag', 'backend'] as const)('by the %s', way => {
    const names = TOGETHER.map(({ name }) => name)
    let folder: string
    let result: ProjectResult
    let divided: Map<string, ProjectResult['events']>

    beforeAll(async () => {
      using project = makeProjectOfAll('node-test', names, packages)
      folder = project.folder
      result = await run(project, way)
      divided = divide('node-test', names, result.events)
    })

    test.each(TOGETHER.map(behaviour => [behaviour.name, behaviour] as const))('%s', (name, behaviour) => {
      expect(shown(divided.get(name)!, folder)).toBe(expected(behaviour, way))
    })

    test('nothing else is said', () => {
      const { status, stderr, events } = result
      expect({ rest: shown(divided.get('')!, folder), status, stderr }).toEqual({
        rest: DIAGNOSTIC,
        status: 1,
        stderr: '',
      })
      if (way === 'backend') expect(announcedIds(events).sort()).toEqual(runnableIds(events).sort())
    })

    test('only', async () => {
      using project = makeProject('node-test', 'only', packages)
      const { events, status } = await run(project, way, ['--test-only'])
      expect(shown(events, project.folder)).toBe(expected(ONLY, way))
      expect(status).toBe(0)
    })
  })
})

function shown(events: ProjectResult['events'], root: string): string {
  return byId(render(events, { root }).replace(/Node\.js v\S+/g, 'Node.js <version>'))
}

/** The command tells a test's start before Node does, and files run at once. */
function byId(rendered: string): string {
  return rendered
    .trim()
    .split(/\n(?=\S)/)
    .sort()
    .join('\n')
    .trim()
}
