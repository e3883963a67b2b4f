import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runProject } from '../../../test/model/run-project.ts'
import { outcomes } from './outcomes.ts'
import { makeVitestProject, VERSIONS } from './project.ts'

describe.each(VERSIONS)('Vitest %s', (_version, vitest) => {
  test.each(['forks', 'threads', 'vmThreads'])(
    'a test and a hook are seen while they block their worker (%s)',
    async pool => {
      using project = makeVitestProject('blocking', vitest)
      const { events, status } = await runProject({
        command: [...project.flag, '--pool', pool],
        cwd: project.folder,
        onEvent: ({ testId, status }) => {
          // What blocks goes on when it is seen to have begun, and never before.
          if (status !== 'inprogress') return
          if (testId === 'blocking.test.mjs > blocks') release('test')
          if (testId === 'blocking.test.mjs > block > [beforeAll]') release('hook')
        },
      })
      function release(name: string): void {
        writeFileSync(join(project.folder, `${name}.seen`), '')
      }
      expect({ outcomes: outcomes(events).sort(), status }).toEqual({
        outcomes: [
          'blocking.test.mjs > block > [beforeAll] success (not runnable)',
          'blocking.test.mjs > block > comes after it success',
          'blocking.test.mjs > blocks success',
        ],
        status: 0,
      })
    },
  )
})
