import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { ours } from '../support/peers.ts'
import { type Behaviour, expectedStream, type Way } from './behaviour.ts'
import { MOCHA_MODEL } from './mocha-model.ts'
import { MODEL } from './model.ts'
import { inFileOrder } from './order.ts'
import { makeProject, type Project } from './project.ts'
import { announcedIds, render } from './render.ts'
import { type ProjectResult, runProject } from './run-project.ts'
import { runnableIds } from './runnable-ids.ts'
import { divide, hasConfiguration, makeProjectOfAll } from './together.ts'

interface Version {
  readonly major: string
  readonly path: string
  /** The Node to run it on; default this one. */
  readonly node?: string
  readonly ways: readonly Way[]
}

const ALL_WAYS: readonly Way[] = ['flag', 'backend', 'parallel']

const NEWEST: Version = { major: '12', path: 'node_modules/mocha', ways: ALL_WAYS }

const VERSIONS: readonly (readonly [string, Version])[] = [
  ['12', NEWEST],
  ['11', { major: '11', path: 'test/versions/node_modules/mocha-11', ways: ['flag', 'backend'] }],
  ['10', { major: '10', path: 'test/versions/node_modules/mocha-10', ways: ALL_WAYS }],
  ['12 on Node 22', { ...NEWEST, node: 'test/versions/node_modules/node-22/bin/node' }],
  ['12 on Node 26', { ...NEWEST, node: 'test/versions/node_modules/node-26/bin/node' }],
]

/** What Mocha says in its own words. */
const WORDS = {
  'timeout of 50 ms':
    'Error: Timeout of 50ms exceeded. For async tests and hooks, ensure "done()" is called; if returning a Promise, ensure it resolves. (<root>/timeout.test.mjs)',
  'a file that is not closed': 'SyntaxError[ @<root>/syntax.test.mjs ]: Unexpected end of input',
}

const BEHAVIOURS = [...MODEL, ...MOCHA_MODEL].filter(
  behaviour => expectedStream(behaviour, 'mocha', 'flag', WORDS, '12') !== undefined,
)

/** Behaviours that change what the rest of the run is, beside those that bring a configuration. */
const APART = [
  'done-after-the-end',
  'killed',
  'load-exits',
  'load-failure',
  'only',
  'process-exit',
  'uncaught',
]

const isApart = ({ name }: Behaviour): boolean => APART.includes(name) || hasConfiguration('mocha', name)

describe.each(VERSIONS)('Mocha %s', (_name, { major, path, node, ways }) => {
  const packages = { mocha: path, '@subunit-js/mocha': 'packages/mocha' }
  const program = node === undefined ? process.execPath : fromRoot(node)

  function run({ folder, files }: Project, way: Way): Promise<ProjectResult> {
    const mocha = [join(folder, 'node_modules/mocha/bin/mocha.js'), '--reporter', '@subunit-js/mocha']
    const commands = {
      flag: [...mocha, ...files],
      parallel: [...mocha, '--parallel', '--jobs', '2', ...files],
      backend: [ours('mocha', 'subunit-mocha'), ...files],
    }
    return runProject({ command: [program, ...commands[way]], cwd: folder })
  }

  const expected = (behaviour: Behaviour, way: Way): string =>
    inFileOrder(expectedStream(behaviour, 'mocha', way, WORDS, major)!)

  const shown = (events: ProjectResult['events'], root: string): string =>
    inFileOrder(withoutPrinted(render(events, { root })))

  describe.each(ways)('by the %s', way => {
    const together = BEHAVIOURS.filter(behaviour => !isApart(behaviour))
    const names = together.map(({ name }) => name)
    let folder: string
    let result: ProjectResult
    let divided: Map<string, ProjectResult['events']>

    beforeAll(async () => {
      using project = makeProjectOfAll('mocha', names, packages)
      folder = project.folder
      result = await run(project, way)
      divided = divide('mocha', names, result.events)
    })

    test.each(together.map(behaviour => [behaviour.name, behaviour] as const))('%s', (name, behaviour) => {
      expect(shown(divided.get(name)!, folder)).toBe(expected(behaviour, way))
    })

    test('nothing else is said', () => {
      const { status, stderr, events } = result
      expect({ rest: shown(divided.get('')!, folder), failed: status !== 0, stderr }).toEqual({
        rest: '',
        failed: way !== 'backend',
        // The flag shows what tests print on standard error as well as attaching it.
        stderr: way === 'backend' ? '' : 'an \u001b[31merror\u001b[0m\n',
      })
      if (way === 'backend') expect(announcedIds(events)).toEqual(runnableIds(events))
    })
  })

  // What these are about does not depend on the version of Node.
  const apart = node === undefined ? BEHAVIOURS.filter(isApart) : []

  describe.each(apart.length === 0 ? [] : ways)('by the %s, apart', way => {
    test.each(apart.map(behaviour => [behaviour.name, behaviour] as const))('%s', async (name, behaviour) => {
      using project = makeProject('mocha', name, packages)
      const { events, status } = await run(project, way)
      expect(shown(events, project.folder)).toBe(expected(behaviour, way))
      if (way === 'backend') expect(status).toBe(behaviour.status ?? 0)
    })
  })
})

/** What Mocha and Node themselves print for people is their own affair. */
function withoutPrinted(rendered: string): string {
  return rendered.replace(/(?:^|\n)\(run\)\n {2}\[stderr\] .*\n(?: {4}\|.*(?:\n|$))+/, '').trimEnd()
}

function fromRoot(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url))
}
