import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runProject } from '../../../test/model/run-project.ts'
import { outcomes } from './outcomes.ts'
import { makeJestProject, POOLS, VERSIONS } from './project.ts'

describe.each(VERSIONS)('Jest %s', (_version, jest) => {
  test.each(POOLS)('a test and a hook are seen while they block their process, %s', async (_pool, args) => {
    using project = makeJestProject('blocking', jest)
    const { events, status } = await runProject({
      command: [...project.flag, ...args],
      cwd: project.folder,
      onEvent: ({ testId, status }) => {
        // What blocks goes on when it is seen to have begun, and never before.
        if (status !== 'inprogress') return
        if (testId === 'blocking.test.js > blocks') release('test')
        if (testId === 'blocking.test.js > block > [beforeAll]') release('hook')
      },
    })
    function release(name: string): void {
      writeFileSync(join(project.folder, `${name}.seen`), '')
    }
    expect({ outcomes: outcomes(events).sort(), status }).toEqual({
      outcomes: [
        'blocking.test.js > block > [beforeAll] success (not runnable)',
        'blocking.test.js > block > comes after it success',
        'blocking.test.js > blocks success',
      ],
      status: 0,
    })
  })
})
