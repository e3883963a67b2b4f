import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { decode } from '@subunit-js/protocol'
import { describe, expect, test } from 'vitest'
import { runProject } from '../../../test/model/run-project.ts'
import { outcomes } from './outcomes.ts'
import { makeVitestProject, VERSIONS } from './project.ts'

const SAID = [
  'tests.test.mjs > alone success',
  'tests.test.mjs > block > one success',
  'tests.test.mjs > block > two skip',
]

describe.each(VERSIONS)('Vitest %s', (_version, vitest) => {
  const vitestOnly = (command: readonly string[]): readonly string[] => command.slice(0, 3)

  function read(folder: string, file: string): string[] {
    return outcomes(decode(readFileSync(join(folder, file)))).sort()
  }

  test('the output file may come from the command line, as for Vitest itself', async () => {
    using project = makeVitestProject('filters', vitest)
    const { folder, flag } = project
    const named = await runProject({ command: [...flag, '--outputFile.subunit=named.subunit'], cwd: folder })
    const only = await runProject({ command: [...flag, '--outputFile=only.subunit'], cwd: folder })
    expect({
      stdout: [...named.events, ...only.events],
      named: read(folder, 'named.subunit'),
      only: read(folder, 'only.subunit'),
    }).toEqual({ stdout: [], named: SAID, only: SAID })
  })

  test('beside another reporter, --outputFile without a name is that of the other one', async () => {
    using project = makeVitestProject('filters', vitest)
    const command = [...project.flag, '--reporter', 'json', '--outputFile=report.json']
    const { events } = await runProject({ command, cwd: project.folder })
    const report = JSON.parse(readFileSync(join(project.folder, 'report.json'), 'utf8'))
    expect({ ours: outcomes(events).sort(), json: report.numTotalTests }).toEqual({ ours: SAID, json: 3 })
  })

  test('options come from the configuration, and the environment wins', async () => {
    using project = makeVitestProject('filters', vitest)
    const reporter = ['@subunit-js/vitest', { outputFile: 'lost.subunit', tags: ['nightly'], routeCode: '7' }]
    const config = `export default { test: { reporters: [${JSON.stringify(reporter)}] } }`
    writeFileSync(join(project.folder, 'vitest.config.mjs'), config)
    const outputFile = join(project.folder, 'won.subunit')
    await runProject({
      command: vitestOnly(project.flag),
      cwd: project.folder,
      env: { SUBUNIT_OUTPUT_FILE: outputFile },
    })
    const events = decode(readFileSync(outputFile))
    expect({
      lost: existsSync(join(project.folder, 'lost.subunit')),
      routeCodes: [...new Set(events.map(({ routeCode }) => routeCode))],
      outcomes: outcomes(events).sort(),
    }).toEqual({ lost: false, routeCodes: ['7'], outcomes: SAID.map(line => `${line} #nightly`) })
  })

  test('an option that does not exist fails the run with one line that names the nearest', async () => {
    using project = makeVitestProject('filters', vitest)
    const config = `export default { test: { reporters: [['@subunit-js/vitest', { outptFile: 'x' }]] } }`
    writeFileSync(join(project.folder, 'vitest.config.mjs'), config)
    const { events, status, stderr } = await runProject({
      command: vitestOnly(project.flag),
      cwd: project.folder,
    })
    expect({ events, status, stderr }).toEqual({
      events: [],
      status: 1,
      stderr: 'subunit: Unknown reporter option "outptFile": did you mean "outputFile"?\n',
    })
  })
})
