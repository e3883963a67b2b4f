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
import { divide, hasConfiguration, makeProjectOfAll } from './together.ts'
import { VITEST_MODEL } from './vitest-model.ts'

interface Version {
  readonly major: string
  readonly path: string
  /** The Node to run it on; default this one. */
  readonly node?: string
  /** What Vitest says in its own words. */
  readonly words: Readonly<Record<string, string>>
}

const NEWEST: Version = {
  major: '5',
  path: 'node_modules/vitest',
  words: {
    'timeout of 50 ms': `TestTimeoutError: Test timed out in 50ms.
    | If this is a long-running test, pass a timeout value as the last argument or configure it globally with "testTimeout".`,
    'process.exit(0)':
      'Error: process.exit unexpectedly called with "0" (test file: <root>/process-exit.test.mjs)',
    'a plain object': '',
    quote: '',
    'a killed worker':
      'Worker exited unexpectedly with signal SIGKILL during started state while running test file <root>/killed-worker.test.mjs',
    'a worker without memory':
      'Worker exited unexpectedly with signal SIGABRT during started state while running test file <root>/out-of-memory.test.mjs',
    'a file that is not closed':
      'Error: Failed to parse source for import analysis because the content contains invalid JS syntax. If you are using JSX, make sure to name the file with the .jsx or .tsx extension.',
  },
}

const BEFORE: Version = {
  major: '4',
  path: 'test/versions/node_modules/vitest-4',
  words: {
    ...NEWEST.words,
    'timeout of 50 ms': NEWEST.words['timeout of 50 ms']!.replace('TestTimeoutError', 'Error'),
    'process.exit(0)': 'Error: process.exit unexpectedly called with "0"',
    quote: "'",
    'a killed worker': 'Worker exited unexpectedly',
    'a worker without memory': 'Worker exited unexpectedly',
  },
}

const VERSIONS: readonly (readonly [string, Version])[] = [
  ['5', NEWEST],
  ['4', BEFORE],
  [
    '3',
    {
      major: '3',
      path: 'test/versions/node_modules/vitest-3',
      words: { ...BEFORE.words, 'a plain object': 'Object ' },
    },
  ],
  ['5 on Node 22', { ...NEWEST, node: 'test/versions/node_modules/node-22/bin/node' }],
  ['5 on Node 26', { ...NEWEST, node: 'test/versions/node_modules/node-26/bin/node' }],
]

const BEHAVIOURS = [...MODEL, ...VITEST_MODEL]

/** Behaviours that change what the rest of the run is, beside those that bring a configuration. */
const APART = ['console', 'killed-worker', 'no-tests', 'snapshots', 'unhandled']

const isApart = ({ name }: Behaviour): boolean => APART.includes(name) || hasConfiguration('vitest', name)

describe.each(VERSIONS)('Vitest %s', (_name, { major, path, node, words }) => {
  const packages = { vitest: path, '@subunit-js/vitest': 'packages/vitest' }
  const program = node === undefined ? process.execPath : fromRoot(node)

  function run({ folder }: Project, way: Way): Promise<ProjectResult> {
    const command =
      way === 'flag'
        ? [join(folder, 'node_modules/vitest/vitest.mjs'), 'run', '--reporter', '@subunit-js/vitest']
        : [ours('vitest', 'subunit-vitest')]
    return runProject({ command: [program, ...command], cwd: folder })
  }

  const expected = (behaviour: Behaviour, way: Way): string =>
    inFileOrder(expectedStream(behaviour, 'vitest', way, words, major)!)

  const shown = (events: ProjectResult['events'], root: string): string =>
    inFileOrder(withoutPrinted(render(events, { root })))

  describe.each(['flag', 'backend'] as const)('by the %s', way => {
    const together = BEHAVIOURS.filter(behaviour => !isApart(behaviour))
    const names = together.map(({ name }) => name)
    let folder: string
    let result: ProjectResult
    let divided: Map<string, ProjectResult['events']>

    beforeAll(async () => {
      using project = makeProjectOfAll('vitest', names, packages)
      folder = project.folder
      result = await run(project, way)
      divided = divide('vitest', names, result.events)
    })

    test.each(together.map(behaviour => [behaviour.name, behaviour] as const))('%s', (name, behaviour) => {
      expect(shown(divided.get(name)!, folder)).toBe(expected(behaviour, way))
    })

    test('nothing else is said', () => {
      const { status, stderr, events } = result
      expect({ rest: shown(divided.get('')!, folder), status, stderr }).toEqual({
        rest: '',
        status: way === 'flag' ? 1 : 0,
        stderr: '',
      })
      if (way === 'backend') expect(announcedIds(events).sort()).toEqual(runnableIds(events).sort())
    })
  })

  // What these are about does not depend on the version of Node.
  const apart = node === undefined ? BEHAVIOURS.filter(isApart) : []

  describe.each(apart.length === 0 ? [] : (['flag', 'backend'] as const))('by the %s, apart', way => {
    test.each(apart.map(behaviour => [behaviour.name, behaviour] as const))('%s', async (name, behaviour) => {
      using project = makeProject('vitest', name, packages)
      const { events, status } = await run(project, way)
      expect(shown(events, project.folder)).toBe(expected(behaviour, way))
      if (way === 'backend') expect(status).toBe(behaviour.status ?? 0)
    })
  })
})

/** What Vitest itself prints for people is its own affair. */
function withoutPrinted(rendered: string): string {
  return rendered.replace(
    /(\(run\)\n(?:.*\n)* {2}\[stderr\] .*\n)(?: {4}\|.*(?:\n|$))+/,
    '$1    | <printed by Vitest>\n',
  )
}

function fromRoot(path: string): string {
  return new URL(`../../${path}`, import.meta.url).pathname
}
