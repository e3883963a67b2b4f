import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { decode } from '@subunit-js/protocol'
import { testsOf } from '@subunit-js/stream'
import { afterAll, describe, expect, test } from 'vitest'
import { ExampleProject } from './example-project.ts'
import { linesOf, runPeer } from './run-peer.ts'

const PACKAGES = { tape: 'test/versions/node_modules/tape', '@subunit-js/tap-runner': 'packages/tap-runner' }
const COMMANDS = {
  subunit: 'packages/cli/bin/subunit.js',
  'subunit-tap': 'packages/tap-runner/bin/subunit-tap.js',
}

const SCRIPTS = ['t/rates.t', 't/slug.sh', 't/timetable.js']

const POINTS = [
  'xfail t/rates.t > a negative rate is refused',
  'success t/rates.t > a known currency',
  'success t/rates.t > a known currency > is converted',
  'success t/rates.t > a known currency > to the cent',
  'success t/rates.t > an unknown currency is not',
  'success t/slug.sh > drops what is no letter',
  'success t/slug.sh > joins words',
  'success t/slug.sh > keeps numbers',
  'success t/timetable.js > knows when it is too late',
  'success t/timetable.js > one can still catch',
  'success t/timetable.js > takes the first',
]

/** Runs one of our commands in a project as its scripts would, and returns the tests of what it wrote. */
function testsIn(project: ExampleProject, command: string, args: readonly string[]): string[] {
  const { status, stdout, stderr } = spawnSync(join(project.folder, 'node_modules/.bin', command), args, {
    cwd: project.folder,
    env: { ...process.env, PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter) },
  })
  expect({ status, stderr: stderr.toString() }).toEqual({ status: 0, stderr: '' })
  return testsOf(decode(stdout))
    .map(({ testId, status }) => `${status} ${testId}`)
    .sort()
}

describe('the example', () => {
  const project = new ExampleProject('tap-ci', PACKAGES, COMMANDS)
  afterAll(() => project[Symbol.dispose]())
  const all = [...POINTS, ...SCRIPTS.map(script => `success ${script}`)].sort()

  test('is one stream by one command', () => {
    expect(testsIn(project, 'subunit-tap', ['t/*'])).toEqual(all)
  })

  test('is the same stream with the commands written out, as the README has them', () => {
    const readme = readFileSync(join(project.folder, 'README.md'), 'utf8')
    const [, line = ''] = /^ {4}npx subunit (from-tap .*) > run\.subunit$/m.exec(readme)!
    expect(testsIn(project, 'subunit', line.split(' '))).toEqual(all)
  })
})

describe('the example with Python’s testr', () => {
  const project = new ExampleProject('tap-ci', PACKAGES, COMMANDS)
  afterAll(() => project[Symbol.dispose]())
  const testr = (...args: string[]) => runPeer('testr', args, project.folder)
  const idsOf = (result: ReturnType<typeof runPeer>) => linesOf(result).sort()

  test('init and list-tests', () => {
    expect(testr('init').status).toBe(0)
    expect(idsOf(testr('list-tests'))).toEqual(SCRIPTS)
  })

  test('run, serially and in parallel', () => {
    for (const args of [['run'], ['run', '--parallel', '--concurrency=2']]) {
      const result = testr(...args)
      expect({ status: result.status, verdict: linesOf(result).at(-1)!.replace(/id=\d/, 'id=0') }).toEqual({
        status: 0,
        verdict: 'PASSED (id=0)',
      })
    }
  })

  test('run by a filter', () => {
    expect(linesOf(testr('run', 'slug')).slice(-2)[0]).toMatch(/^Ran 4 /)
  })

  test('what fails is named, runs again alone, and is forgotten once it passes', () => {
    project.write(
      't/slug.sh',
      '#!/bin/sh\necho 1..2\necho ok 1 - joins words\necho not ok 2 - breaks\nexit 1\n',
    )
    expect(testr('run').status).toBe(1)
    expect(idsOf(testr('failing', '--list'))).toEqual(['t/slug.sh', 't/slug.sh > breaks'])
    project.write('t/slug.sh', '#!/bin/sh\necho 1..2\necho ok 1 - joins words\necho ok 2 - breaks\n')
    expect(testr('run', '--failing').status).toBe(0)
    expect(idsOf(testr('failing', '--list'))).toEqual([])
  })

  test('a script that is killed fails, and the others run', () => {
    project.write('t/slug.sh', '#!/bin/sh\necho ok 1 - joins words\nkill -KILL $$\n')
    expect(testr('run').status).toBe(1)
    expect(idsOf(testr('failing', '--list'))).toEqual(['t/slug.sh'])
  })
})
