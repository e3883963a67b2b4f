import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { decode, type TestEvent } from '@subunit-js/protocol'
import { SubunitReporter } from '@subunit-js/reporter'
import { describe, expect, test } from 'vitest'
import { makeFlatProject } from './flat-project.ts'

const repository = fileURLToPath(new URL('../../..', import.meta.url))

const VERSIONS = 'test/versions/node_modules'

const VITESTS = [
  ['5', { from: 'node_modules', framework: 'vitest' }],
  ['4', { from: VERSIONS, framework: 'vitest-4' }],
  ['3', { from: VERSIONS, framework: 'vitest-3' }],
] as const

const MOCHAS = [
  ['12', { from: 'node_modules', framework: 'mocha' }],
  ['11', { from: VERSIONS, framework: 'mocha-11' }],
  ['10', { from: VERSIONS, framework: 'mocha-10' }],
] as const

describe.each(VITESTS)('Vitest %s', (_version, place) => {
  test('has it as "subunit" from the command line', () => {
    using project = makeFlatProject({ ...place, name: 'vitest', isolated: true })
    expect(vitest(project.folder, ['--reporter', 'subunit'])).toEqual(said('vitest.test.mjs > runs'))
  })

  test('has it as "subunit" from the configuration, with options', () => {
    using project = makeFlatProject({ ...place, name: 'vitest', isolated: true })
    const config = `export default { test: { reporters: [['subunit', { tags: ['nightly'] }]] } }`
    writeFileSync(join(project.folder, 'vitest.config.mjs'), config)
    expect(vitest(project.folder, [])).toEqual(said('vitest.test.mjs > runs', ['nightly']))
  })
})

const NODES = [
  ['24', process.execPath],
  ['22', join(repository, VERSIONS, 'node-22/bin/node')],
  ['26', join(repository, VERSIONS, 'node-26/bin/node')],
] as const

test.each(NODES)('node:test in Node %s has it as "subunit" from the command line', (_version, program) => {
  using project = makeFlatProject({ from: 'node_modules', framework: 'mocha', name: 'mocha' })
  const args = ['--test', '--test-reporter', 'subunit', 'node.test.mjs']
  expect(run(project.folder, args, {}, program)).toEqual(said('node.test.mjs > runs'))
})

const JESTS = [
  ['30', { from: VERSIONS, framework: 'jest-30' }],
  ['29', { from: VERSIONS, framework: 'jest-29' }],
] as const

describe.each(JESTS)('Jest %s', (_version, place) => {
  const JEST = ['node_modules/jest/bin/jest.js', 'jest.test.js']

  test('has it as "subunit" from the command line', () => {
    using project = makeFlatProject({ ...place, name: 'jest', isolated: true })
    writeFileSync(join(project.folder, 'jest.config.json'), '{ "transform": {} }')
    expect(run(project.folder, [...JEST, '--reporters=subunit'])).toEqual(said('jest.test.js > runs'))
  })

  test('has it as "subunit" from the configuration, with options', () => {
    using project = makeFlatProject({ ...place, name: 'jest', isolated: true })
    const config = { transform: {}, reporters: [['subunit', { tags: ['nightly'] }]] }
    writeFileSync(join(project.folder, 'jest.config.json'), JSON.stringify(config))
    expect(run(project.folder, JEST)).toEqual(said('jest.test.js > runs', ['nightly']))
  })
})

describe.each(MOCHAS)('Mocha %s', (_version, place) => {
  test('has it as "subunit" from the command line, with options', () => {
    using project = makeFlatProject({ ...place, name: 'mocha' })
    const args = ['--reporter', 'subunit', '--reporter-option', 'tags=nightly']
    expect(mocha(project.folder, args)).toEqual(said('mocha.test.mjs > runs', ['nightly']))
  })

  test('has it as "subunit" from the configuration', () => {
    using project = makeFlatProject({ ...place, name: 'mocha' })
    writeFileSync(join(project.folder, '.mocharc.json'), '{ "reporter": "subunit" }')
    expect(mocha(project.folder, [])).toEqual(said('mocha.test.mjs > runs'))
  })

  test('has it by its path where Mocha is kept apart from the project', () => {
    using project = makeFlatProject({ ...place, name: 'mocha', isolated: true })
    expect(mocha(project.folder, ['--reporter', './node_modules/subunit'])).toEqual(
      said('mocha.test.mjs > runs'),
    )
  })

  test('has it by NODE_PATH where Mocha is kept apart from the project', () => {
    using project = makeFlatProject({ ...place, name: 'mocha', isolated: true })
    const env = { NODE_PATH: join(project.folder, 'node_modules') }
    expect(mocha(project.folder, ['--reporter', 'subunit'], env)).toEqual(said('mocha.test.mjs > runs'))
  })
})

test('made by nobody that it knows, it says so', () => {
  expect(() => new SubunitReporter({ configDir: '/project' })).toThrow(
    new TypeError(
      'subunit: this reporter works in Mocha, Vitest, Jest, and node:test, and was made by none of them.',
    ),
  )
})

type Env = Readonly<Record<string, string>>

function vitest(folder: string, args: readonly string[]): unknown {
  return run(folder, ['node_modules/vitest/vitest.mjs', 'run', 'vitest.test.mjs', ...args])
}

function mocha(folder: string, args: readonly string[], env?: Env): unknown {
  return run(folder, ['node_modules/mocha/bin/mocha.js', 'mocha.test.mjs', ...args], env)
}

function run(
  cwd: string,
  args: readonly string[],
  env: Env = {},
  program: string = process.execPath,
): unknown {
  const clean = Object.entries(process.env).filter(
    ([name]) => !/^(VITEST|TEST$|NODE_ENV$|NODE_OPTIONS$)/.test(name),
  )
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd,
    env: { ...Object.fromEntries(clean), ...env },
  })
  const events = decode(stdout).map(({ testId, status: said, tags }: TestEvent) => ({ testId, said, tags }))
  return { events, status, stderr: stderr.toString() }
}

function said(testId: string, tags?: readonly string[]): unknown {
  const events = ['inprogress', 'success'].map(status => ({ testId, said: status, tags }))
  return { events, status: 0, stderr: '' }
}
