import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { ExampleProject } from './example-project.ts'
import { linesOf, runPeer } from './run-peer.ts'

const PACKAGES = { vitest: 'node_modules/vitest', '@subunit-js/vitest': 'packages/vitest' }
const COMMANDS = { 'subunit-vitest': 'packages/vitest/bin/subunit-vitest.js' }

const TESTS = [
  'test/fare.test.js > buyTicket > pays what the trips cost',
  'test/fare.test.js > buyTicket > takes cards',
  'test/fare.test.js > dayFare > adds up zones',
  'test/fare.test.js > dayFare > is halved for those who pay less',
  'test/fare.test.js > dayFare > is never more than a day ticket',
  'test/fare.test.js > dayFare > knows night tickets',
  'test/timetable.test.js > minutes > of 0:00 are 0',
  'test/timetable.test.js > minutes > of 23:59 are 1439',
  'test/timetable.test.js > minutes > of 7:05 are 425',
  'test/timetable.test.js > minutes > refuses ""',
  'test/timetable.test.js > minutes > refuses "24:00"',
  'test/timetable.test.js > minutes > refuses "7:60"',
  'test/timetable.test.js > minutes > refuses "noon"',
  'test/timetable.test.js > nextDeparture > is the first one that can still be reached',
  'test/timetable.test.js > nextDeparture > is tomorrow after the last one',
  'test/timetable.test.js > nextDeparture > may be right now',
]

const idsOf = (result: ReturnType<typeof runPeer>): string[] => linesOf(result).sort()

/** The last two lines without the difference to the run before: its layers are counted once for each worker. */
const summaryOf = (result: ReturnType<typeof runPeer>): string[] =>
  linesOf(result)
    .slice(-2)
    .map(line => line.replace(/ \([+-]\d+\)/, ''))

describe('the example with Python’s testr', () => {
  const project = new ExampleProject('vitest', PACKAGES, COMMANDS)
  afterAll(() => project[Symbol.dispose]())
  const testr = (...args: string[]) => runPeer('testr', args, project.folder)

  test('init and list-tests', () => {
    expect(testr('init').status).toBe(0)
    expect(idsOf(testr('list-tests'))).toEqual(TESTS)
  })

  test('run counts what Vitest’s own JSON counts, and the layer', () => {
    const vitest = join(project.folder, 'node_modules/vitest/vitest.mjs')
    const report = join(project.folder, 'report.json')
    const inner = Object.entries(process.env).filter(
      ([name]) => !/^(VITEST|NODE_ENV|NODE_OPTIONS)/.test(name),
    )
    spawnSync(process.execPath, [vitest, 'run', '--reporter', 'json', '--outputFile', report], {
      cwd: project.folder,
      env: Object.fromEntries(inner),
    })
    const counts = JSON.parse(readFileSync(report, 'utf8'))
    const { numTotalTests, numPendingTests, numTodoTests, numFailedTests } = counts
    expect({ numTotalTests, skipped: numPendingTests + numTodoTests, numFailedTests }).toEqual({
      numTotalTests: 16,
      skipped: 2,
      numFailedTests: 0,
    })
    const result = testr('run')
    expect({ status: result.status, last: linesOf(result).slice(-2) }).toEqual({
      status: 0,
      last: ['Ran 17 tests in <time>', 'PASSED (id=0, skips=2)'],
    })
  })

  test('run --parallel, and by a filter', () => {
    const parallel = testr('run', '--parallel', '--concurrency=2')
    expect({ status: parallel.status, last: linesOf(parallel).at(-1) }).toEqual({
      status: 0,
      last: 'PASSED (id=1, skips=2)',
    })
    expect(summaryOf(testr('run', 'minutes'))).toEqual(['Ran 7 tests in <time>', 'PASSED (id=2)'])
  })

  test('run --load-list and --isolated', () => {
    project.write('list', `${TESTS[2]}\n${TESTS[8]}\n`)
    expect(summaryOf(testr('run', '--load-list', 'list'))).toEqual(['Ran 2 tests in <time>', 'PASSED (id=3)'])
    const isolated = testr('run', '--isolated', 'of 7:05|of 0:00')
    expect(isolated.status).toBe(0)
  })

  test('last, slowest and failing', () => {
    expect(testr('run').status).toBe(0)
    expect(testr('last').status).toBe(0)
    expect(linesOf(testr('slowest'))[0]).toMatch(/^Test id +Runtime \(s\)$/)
    expect(linesOf(testr('failing', '--list'))).toEqual([])
  })
})

describe('a suite with failures in it', () => {
  const project = new ExampleProject('vitest', PACKAGES, COMMANDS)
  afterAll(() => project[Symbol.dispose]())
  const testr = (...args: string[]) => runPeer('testr', args, project.folder)

  project.write(
    'test/state.test.js',
    `import { expect, test } from 'vitest'
let polluted = false
for (let number = 0; number < 12; number++) test('harmless ' + number, () => {})
test('pollutes', () => { polluted = true })
test('suffers', () => expect(polluted).toBe(false))
`,
  )
  const victim = 'test/state.test.js > suffers'

  test('failing names what failed', () => {
    testr('init')
    expect(testr('run').status).toBe(1)
    expect(linesOf(testr('failing', '--list'))).toEqual([victim])
  })

  test('analyze-isolation finds the planted polluter', () => {
    const result = testr('run', '--analyze-isolation')
    expect(result.status).toBe(3)
    expect(linesOf(result).join('\n')).toMatch(
      /test\/state\.test\.js > suffers +test\/state\.test\.js > pollutes/,
    )
  })

  test('a file that does not load is a failing test, listed by its path, until it does', () => {
    project.write('test/state.test.js', "throw new Error('cannot be loaded')\n")
    expect(idsOf(testr('list-tests'))).toEqual([...TESTS, 'test/state.test.js'].sort())
    expect(testr('run', '--parallel').status).toBe(1)
    expect(linesOf(testr('failing', '--list'))).toEqual(['test/state.test.js'])
    project.write('test/state.test.js', "import { test } from 'vitest'\ntest('is repaired', () => {})\n")
    expect(testr('run', '--failing').status).toBe(0)
    expect(linesOf(testr('failing', '--list'))).toEqual([])
  })

  test('a worker that dies leaves no test unmentioned, and its ghost goes away', () => {
    const dies = (body: string): string =>
      `import { test } from 'vitest'\ntest('dies', () => ${body})\ntest('never runs', () => {})\n`
    project.write('test/dies.test.js', dies("process.kill(process.pid, 'SIGKILL')"))
    expect(testr('run').status).toBe(1)
    expect(idsOf(testr('failing', '--list'))).toEqual([
      '[unhandled error]',
      'process-returncode',
      'test/dies.test.js > dies',
      'test/dies.test.js > never runs',
    ])
    project.write('test/dies.test.js', dies('{}'))
    expect(testr('run', '--failing').status).toBe(0)
    expect(linesOf(testr('failing', '--list'))).toEqual([])
  })

  test('run --until-failure ends at a failure', () => {
    project.write(
      'test/dies.test.js',
      "import { test } from 'vitest'\ntest('fails', () => { throw new Error() })\n",
    )
    expect(testr('run', '--until-failure', 'fails').status).toBe(1)
  })

  test('group_regex keeps a file’s tests together', () => {
    project.write(
      '.testr.conf',
      `[DEFAULT]
test_command=npx --no -- subunit-vitest $LISTOPT $IDOPTION
test_id_option=--load-list $IDFILE
test_list_option=--list
group_regex=([^ ]+) >
`,
    )
    const result = testr('run', '--parallel', '--concurrency=2', 'fare|timetable')
    expect({ status: result.status, last: linesOf(result).at(-1) }).toMatchObject({ status: 0 })
  })
})

test('the example with stestr', () => {
  using project = new ExampleProject('vitest', PACKAGES, COMMANDS)
  const PYTHON = `${process.execPath} ${join(project.folder, 'node_modules/.bin/subunit-vitest')}`
  const stestr = (...args: string[]) =>
    runPeer('stestr', ['--test-path', './test', ...args], project.folder, { PYTHON })
  expect(stestr('init').status).toBe(0)
  expect(idsOf(stestr('list'))).toEqual(TESTS)
  const run = stestr('run', '--serial')
  expect({ status: run.status, counts: run.stdout.match(/ - \w+: \d+/g)?.slice(0, 3) }).toEqual({
    status: 0,
    counts: [' - Passed: 15', ' - Skipped: 2', ' - Failed: 0'],
  })
})
