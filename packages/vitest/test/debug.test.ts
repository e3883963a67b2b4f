import { spawnSync } from 'node:child_process'
import { decode } from '@subunit-js/protocol'
import { describe, expect, test } from 'vitest'
import { outcomes } from './outcomes.ts'
import { makeVitestProject, VERSIONS } from './project.ts'

describe.each(VERSIONS)('Vitest %s', (_version, vitest) => {
  test('one test has the standard input, and all the time it needs', () => {
    using project = makeVitestProject('stdin', vitest)
    const [program = '', ...args] = project.backend
    const { status, stdout } = spawnSync(program, [...args, '--debug', 'stdin.test.mjs > reads'], {
      cwd: project.folder,
      input: 'from the terminal\n',
    })
    expect({ outcomes: outcomes(decode(stdout)), status }).toEqual({
      outcomes: ['stdin.test.mjs > reads success'],
      status: 0,
    })
  })
})
