import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { ExampleProject } from './example-project.ts'
import { linesOf, runPeer } from './run-peer.ts'

const PACKAGES = { mocha: 'node_modules/mocha', '@subunit-js/mocha': 'packages/mocha' }
const COMMANDS = { 'subunit-mocha': 'packages/mocha/bin/subunit-mocha.js' }

const TESTS = [
  'test/duration.test.js > parseDuration > reads 1.5s',
  'test/duration.test.js > parseDuration > reads 1h 30min',
  'test/duration.test.js > parseDuration > reads 250ms',
  'test/duration.test.js > parseDuration > reads days',
  'test/duration.test.js > parseDuration > refuses what is no duration',
  'test/shelf.test.js > Shelf > drops what was not used for longest',
  'test/shelf.test.js > Shelf > gives back what was put',
  'test/shelf.test.js > Shelf > keeps what was taken meanwhile',
]

/** Where testr prints nothing but ids. */
const idsOf = (result: ReturnType<typeof runPeer>) => linesOf(result).sort()

describe('the example with Python’s testr', () => {
  const project = new ExampleProject('mocha', PACKAGES, COMMANDS)
  afterAll(() => project[Symbol.dispose]())
  const testr = (...args: string[]) => runPeer('testr', args, project.folder)

  test('init and list-tests', () => {
    expect(testr('init').status).toBe(0)
    expect(idsOf(testr('list-tests'))).toEqual(TESTS)
  })

  test('run counts what Mocha’s own JSON counts', () => {
    const mocha = join(project.folder, 'node_modules/mocha/bin/mocha.js')
    const { stdout } = spawnSync(process.execPath, [mocha, '--reporter', 'json'], {
      cwd: project.folder,
      encoding: 'utf8',
    })
    const { stats } = JSON.parse(stdout.slice(stdout.indexOf('{')))
    expect({ tests: stats.tests, pending: stats.pending, failures: stats.failures }).toEqual({
      tests: 8,
      pending: 1,
      failures: 0,
    })
    // The layer is counted by testr as a test.
    const result = testr('run')
    expect({ status: result.status, last: linesOf(result).slice(-2) }).toEqual({
      status: 0,
      last: ['Ran 9 tests in <time>', 'PASSED (id=0, skips=1)'],
    })
  })

  test('run --parallel, and by a filter', () => {
    const parallel = testr('run', '--parallel', '--concurrency=2')
    expect(parallel.status).toBe(0)
    expect(linesOf(parallel).at(-1)).toBe('PASSED (id=1, skips=1)')
    expect(linesOf(testr('run', 'Shelf')).slice(-2)[0]).toMatch(/^Ran 4 /)
  })

  test('run --load-list, --isolated and --until-failure', () => {
    project.write('list', `${TESTS[0]}\n${TESTS[7]}\n`)
    expect(linesOf(testr('run', '--load-list', 'list')).slice(-2)[0]).toMatch(/^Ran 3 /)
    expect(testr('run', '--isolated', 'reads 250ms').status).toBe(0)
  })

  test('last, slowest and failing', () => {
    expect(testr('run').status).toBe(0)
    expect(testr('last').status).toBe(0)
    expect(linesOf(testr('slowest'))[0]).toMatch(/^Test id +Runtime \(s\)$/)
    expect(linesOf(testr('failing', '--list'))).toEqual([])
  })
})

describe('a suite with failures in it', () => {
  const project = new ExampleProject('mocha', PACKAGES, COMMANDS)
  afterAll(() => project[Symbol.dispose]())
  const testr = (...args: string[]) => runPeer('testr', args, project.folder)

  project.write('src/state.js', 'export const state = { polluted: false, calls: 0 }\n')
  project.write(
    'test/a-polluter.test.js',
    `import { state } from '../src/state.js'
for (let number = 0; number < 12; number++) {
  it('harmless ' + number, () => {})
}
it('pollutes', () => { state.polluted = true })
`,
  )
  project.write(
    'test/b-victim.test.js',
    `import assert from 'node:assert'
import { state } from '../src/state.js'
it('suffers', () => assert(!state.polluted))
`,
  )
  const victim = 'test/b-victim.test.js > suffers'

  test('failing names what failed, and run --failing runs just that', () => {
    testr('init')
    expect(testr('run').status).toBe(1)
    expect(linesOf(testr('failing', '--list'))).toEqual([victim])
  })

  test('analyze-isolation finds the planted polluter', () => {
    const result = testr('run', '--analyze-isolation')
    expect(result.status).toBe(3)
    expect(linesOf(result).join('\n')).toMatch(
      /test\/b-victim\.test\.js > suffers +test\/a-polluter\.test\.js > pollutes/,
    )
  })

  test('a file that does not load is a failing test, listed by its path, until it does', () => {
    project.write('test/a-polluter.test.js', "throw new Error('cannot be loaded')\n")
    expect(idsOf(testr('list-tests'))).toEqual([...TESTS, victim, 'test/a-polluter.test.js'].sort())
    expect(testr('run', '--parallel').status).toBe(1)
    expect(linesOf(testr('failing', '--list'))).toEqual(['test/a-polluter.test.js'])
    project.write('test/a-polluter.test.js', "it('is repaired', () => {})\n")
    expect(testr('run', '--failing').status).toBe(0)
    expect(linesOf(testr('failing', '--list'))).toEqual([])
  })

  test('a worker that dies leaves no test unmentioned, and its ghost goes away', () => {
    project.write(
      'test/c-dies.test.js',
      "it('dies', () => process.kill(process.pid, 'SIGKILL'))\nit('never runs', () => {})\n",
    )
    expect(testr('run').status).toBe(1)
    const lost = ['test/c-dies.test.js > dies', 'test/c-dies.test.js > never runs', ...TESTS]
    expect(idsOf(testr('failing', '--list'))).toEqual(['process-returncode', ...lost])
    project.write('test/c-dies.test.js', "it('dies', () => {})\nit('never runs', () => {})\n")
    expect(testr('run', '--failing').status).toBe(0)
    expect(linesOf(testr('failing', '--list'))).toEqual([])
  })

  test('group_regex keeps a file’s tests together', () => {
    project.write(
      '.testr.conf',
      `[DEFAULT]
test_command=npx --no -- subunit-mocha $LISTOPT $IDOPTION
test_id_option=--load-list $IDFILE
test_list_option=--list
group_regex=([^ ]+) >
`,
    )
    expect(testr('run', '--parallel', '--concurrency=2').status).toBe(0)
  })
})

test('the example with stestr', () => {
  using project = new ExampleProject('mocha', PACKAGES, COMMANDS)
  const PYTHON = `${process.execPath} ${join(project.folder, 'node_modules/.bin/subunit-mocha')}`
  const stestr = (...args: string[]) =>
    runPeer('stestr', ['--test-path', './test', ...args], project.folder, { PYTHON })
  expect(stestr('init').status).toBe(0)
  expect(linesOf(stestr('list')).sort()).toEqual(TESTS)
  const run = stestr('run', '--serial')
  expect({ status: run.status, counts: run.stdout.match(/ - \w+: \d+/g)?.slice(0, 3) }).toEqual({
    status: 0,
    counts: [' - Passed: 8', ' - Skipped: 1', ' - Failed: 0'],
  })
})
