import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ours } from '../support/peers.ts'
import { expectedStream, type Way } from './behaviour.ts'
import { MODEL } from './model.ts'
import { makeProject } from './project.ts'
import { announcedIds, render } from './render.ts'
import { type ProjectResult, runProject } from './run-project.ts'
import { runnableIds } from './runnable-ids.ts'

const VERSIONS = {
  12: 'node_modules/mocha',
  11: 'test/versions/node_modules/mocha-11',
  10: 'test/versions/node_modules/mocha-10',
}

/** What Mocha says in its own words. */
const WORDS = {
  'timeout of 50 ms':
    'Error: Timeout of 50ms exceeded. For async tests and hooks, ensure "done()" is called; if returning a Promise, ensure it resolves. (<root>/timeout.test.mjs)',
  'a file that is not closed': 'SyntaxError[ @<root>/syntax.test.mjs ]: Unexpected end of input',
}

describe.each(Object.entries(VERSIONS))('Mocha %s', (_version, mocha) => {
  const packages = { mocha, '@subunit-js/mocha': 'packages/mocha' }

  async function run(behaviour: string, way: Way): Promise<ProjectResult & { folder: string }> {
    using project = makeProject('mocha', behaviour, packages)
    const { folder, files } = project
    const command =
      way === 'flag'
        ? [join(folder, 'node_modules/mocha/bin/mocha.js'), '--reporter', '@subunit-js/mocha', ...files]
        : [ours('mocha', 'subunit-mocha'), ...files]
    return { ...(await runProject({ command: [process.execPath, ...command], cwd: folder })), folder }
  }

  for (const behaviour of MODEL) {
    const flagged = expectedStream(behaviour, 'mocha', 'flag', WORDS)
    const supervised = expectedStream(behaviour, 'mocha', 'backend', WORDS)

    test.runIf(flagged !== undefined)(`${behaviour.name}: by the flag alone`, async () => {
      const { events, folder } = await run(behaviour.name, 'flag')
      expect(render(events, { root: folder })).toBe(flagged)
    })

    test.runIf(supervised !== undefined)(`${behaviour.name}: by the backend command`, async () => {
      const { events, folder, status, stderr } = await run(behaviour.name, 'backend')
      expect(render(events, { root: folder })).toBe(supervised)
      expect({ status, stderr }).toEqual({ status: behaviour.status ?? 0, stderr: '' })
      expect(announcedIds(events)).toEqual(runnableIds(events))
    })
  }
})
