import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runProject } from '../../../test/model/run-project.ts'
import { outcomes } from './outcomes.ts'
import { makeVitestProject, VERSIONS, type VitestProject } from './project.ts'

describe.each(VERSIONS)('Vitest %s', (version, vitest) => {
  async function run(project: VitestProject, args: readonly string[], env: Record<string, string> = {}) {
    const { events, status } = await runProject({
      command: [...project.flag, ...args],
      cwd: project.folder,
      env,
    })
    return { outcomes: outcomes(events).sort(), status }
  }

  test('nothing is said of what a name filter leaves out', async () => {
    using project = makeVitestProject('filters', vitest)
    expect(await run(project, ['-t', 'block'])).toEqual({
      outcomes: ['tests.test.mjs > block > one success', 'tests.test.mjs > block > two skip'],
      status: 0,
    })
  })

  test('nothing is said of what is on other lines', async () => {
    using project = makeVitestProject('filters', vitest)
    expect(await run(project, ['tests.test.mjs:5'])).toEqual({
      outcomes: ['tests.test.mjs > block > one success', 'tests.test.mjs > block > two success'],
      status: 0,
    })
  })

  test('nothing is said of what is in other shards', async () => {
    using project = makeVitestProject('filters', vitest)
    cpSync(join(project.folder, 'tests.test.mjs'), join(project.folder, 'more.test.mjs'))
    const shards = [await run(project, ['--shard', '1/2']), await run(project, ['--shard', '2/2'])]
    expect(shards.map(shard => shard.outcomes.length)).toEqual([3, 3])
    expect(shards.flatMap(shard => shard.outcomes).sort()).toEqual([
      'more.test.mjs > alone success',
      'more.test.mjs > block > one success',
      'more.test.mjs > block > two skip',
      'tests.test.mjs > alone success',
      'tests.test.mjs > block > one success',
      'tests.test.mjs > block > two skip',
    ])
  })

  test('where .only is forbidden, it fails', async () => {
    using project = makeVitestProject('only', vitest)
    expect(await run(project, ['--allowOnly=false'])).toEqual({
      outcomes: ['only.test.mjs > only fail', 'only.test.mjs > other skip'],
      status: 1,
    })
  })

  if (version !== '3') {
    test('nothing is said of what a tags filter leaves out', async () => {
      using project = makeVitestProject('tags', vitest)
      expect(await run(project, ['--tagsFilter', 'db'])).toEqual({
        outcomes: ['tags.test.mjs > tagged and skipped skip', 'tags.test.mjs > tagged success'],
        status: 0,
      })
    })
  }
})
