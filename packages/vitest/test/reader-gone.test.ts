import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runProject } from '../../../test/model/run-project.ts'
import { makeVitestProject, VERSIONS } from './project.ts'

describe.each(VERSIONS)('Vitest %s', (_version, vitest) => {
  test('a reader that goes away ends the run quietly', async () => {
    using project = makeVitestProject('endless', vitest)
    const script = '{ "$@"; echo "status $?" >&2; } | head -c 1 > /dev/null'
    const { stderr } = await runProject({
      command: ['/bin/sh', '-c', script, 'sh', ...project.flag],
      cwd: project.folder,
    })
    expect(stderr).toBe('status 1\n')
  })

  test.each(['flag', 'backend'] as const)('no temporary file is left behind (%s)', async way => {
    using project = makeVitestProject('pools', vitest)
    const temporary = join(project.folder, 'temporary')
    mkdirSync(temporary)
    await runProject({ command: project[way], cwd: project.folder, env: { TMPDIR: temporary } })
    // Vitest makes folders of its own, with names at random.
    expect(readdirSync(temporary).filter(name => name.startsWith('subunit'))).toEqual([])
  })
})
