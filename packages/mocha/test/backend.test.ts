import { expect, test } from 'vitest'
import { finished, MochaProject } from './support/run-mocha.ts'

const SUITE = {
  'test/a.js': `
before(() => console.log('root of a'))
describe('one', () => {
  before(() => console.log('before one'))
  it.only('two', () => {})
  it('same', () => {})
  it('same', () => {})
})
describe('other', () => {
  before(() => { throw new Error('not asked for') })
  it('regex (a|b)*', () => {})
})
it('one two', () => {})
`,
  'test/b.js': `
before(() => { throw new Error('not asked for') })
describe('one', () => { it('two', () => {}) })
`,
  'test/empty.js': '',
}

async function run(files: Record<string, string>, ids: string[], ...args: string[]) {
  using project = new MochaProject({ ...files, list: ids.map(id => `${id}\n`).join('') })
  const { statuses, status, stderr } = await finished(project.backend('--load-list', 'list', ...args))
  return { statuses: statuses.filter(line => !line.endsWith(' exists')), status, stderr }
}

test('exactly the ids that were asked for run, whatever .only says, with the hooks that they need', async () => {
  const ids = ['test/a.js > one > same #2', 'test/a.js > one two']
  expect(await run(SUITE, ids)).toEqual({
    statuses: [
      '[beforeAll] inprogress',
      '[beforeAll] success',
      'test/a.js > one two inprogress',
      'test/a.js > one two success',
      'test/a.js > one > [beforeAll] inprogress',
      'test/a.js > one > [beforeAll] success',
      'test/a.js > one > same #2 inprogress',
      'test/a.js > one > same #2 success',
    ],
    status: 0,
    stderr: '',
  })
})

test('in workers too', async () => {
  const { statuses } = await run(
    { 'test/a.js': SUITE['test/a.js'].replace('.only', ''), 'test/b.js': SUITE['test/b.js'] },
    ['test/a.js > one > same #2'],
    '--parallel',
  )
  expect(statuses).toEqual([
    'test/a.js > [beforeAll] inprogress',
    'test/a.js > [beforeAll] success',
    'test/a.js > one > [beforeAll] inprogress',
    'test/a.js > one > [beforeAll] success',
    'test/a.js > one > same #2 inprogress',
    'test/a.js > one > same #2 success',
  ])
})

test('the order of the list is kept where blocks allow it', async () => {
  const files = {
    'test/a.js':
      "for (const name of ['a', 'b', 'c']) describe(name, () => { it('x', () => {}); it('y', () => {}) })",
  }
  const ids = ['c > y', 'a > x', 'c > x', 'b > x'].map(id => `test/a.js > ${id}`)
  const finals = ({ statuses }: { statuses: string[] }) =>
    statuses
      .filter(line => line.endsWith('success'))
      .map(line => line.slice('test/a.js > '.length, -' success'.length))
  expect(finals(await run(files, ids))).toEqual(['a > x', 'b > x', 'c > x', 'c > y'])
  expect(finals(await run(files, ids, '--list-order'))).toEqual(['c > y', 'c > x', 'a > x', 'b > x'])
})

test('paths, layers, files without tests, files that are gone', async () => {
  const { statuses, status } = await run(SUITE, [
    'test/empty.js',
    'test/a.js > one > [afterAll]',
    'test/gone.js > x',
  ])
  expect({ statuses: statuses.filter(line => !line.endsWith('inprogress')), status }).toEqual({
    statuses: [
      'test/empty.js success',
      '[beforeAll] success',
      'test/a.js > one > [beforeAll] success',
      'test/a.js > one > two success',
      'test/a.js > one > same success',
      'test/a.js > one > same #2 success',
      'test/a.js > one > [afterAll] success',
      'test/gone.js > x fail',
    ],
    status: 0,
  })
})

test('a listing runs no hook and no body, and no global setup', async () => {
  using project = new MochaProject({
    'test/a.js': "before(() => { throw 1 }); it('one', () => { throw 2 }); it('todo')",
    'test/b.js': "throw new Error('cannot be loaded')",
    'fixtures.cjs': 'exports.mochaGlobalSetup = () => { throw new Error() }',
    '.mocharc.json': '{ "require": "./fixtures.cjs", "parallel": true }',
  })
  const tests = await finished(project.backend('--list'))
  const files = await finished(project.backend('--list=files'))
  expect({ tests: tests.statuses, files: files.statuses, status: [tests.status, files.status] }).toEqual({
    tests: ['test/b.js exists', 'test/a.js > one exists', 'test/a.js > todo exists'],
    files: ['test/a.js exists', 'test/b.js exists'],
    status: [0, 0],
  })
})

test('a configuration that does not load is status 3, with what Mocha said', async () => {
  using project = new MochaProject({ '.mocharc.json': '{ "require": "./nowhere.cjs" }', 'test/a.js': '' })
  const { statuses, status, stderr } = await finished(project.backend('--list'))
  expect({ statuses, status, says: /Cannot find module/.test(stderr) }).toEqual({
    statuses: [],
    status: 3,
    says: true,
  })
})

test('a test that never ends is interrupted: it fails, and the rest is lost', async () => {
  using project = new MochaProject({
    'test/a.js':
      "it('hangs', function () { this.timeout(0); return new Promise(() => setInterval(() => {}, 1000)) }); it('waits', () => {})",
  })
  for (const args of [[], ['--parallel', '--jobs', '2']]) {
    const child = project.backend(...args)
    const result = finished(child)
    await new Promise<void>(resolve => {
      let seen = ''
      child.stdout!.on('data', chunk => {
        seen += chunk.toString('latin1')
        // The announcement, then the start.
        if (seen.split('hangs').length > 2) resolve()
      })
    })
    child.kill('SIGINT')
    const { statuses, signal } = await result
    expect({ statuses: statuses.slice(-2), signal }).toEqual({
      statuses: ['test/a.js > hangs fail', 'test/a.js > waits fail'],
      signal: 'SIGINT',
    })
  }
})

test('bytes of packets, megabytes and half lines on standard output harm nothing', async () => {
  using project = new MochaProject({
    'test/a.js': `
const { spawnSync } = require('node:child_process')
const { writeSync } = require('node:fs')
const script = 'process.stdout.write("x".repeat(2e6))'
it('writes', () => {
  writeSync(1, Buffer.from([0xb3, 0x29, 0x01]))
  spawnSync(process.execPath, ['-e', script], { stdio: 'inherit' })
  writeSync(1, 'half a line')
})
it('comes after it', () => {})
`,
  })
  const { events, statuses, status } = await finished(project.backend())
  const printed = events
    .filter(event => event.fileName === 'stdout')
    .reduce((sum, event) => sum + event.fileBytes!.length, 0)
  expect({ statuses: statuses.slice(2), printed, status }).toEqual({
    statuses: [
      'test/a.js > writes inprogress',
      'test/a.js > writes success',
      'test/a.js > comes after it inprogress',
      'test/a.js > comes after it success',
    ],
    printed: 2_000_014,
    status: 0,
  })
})

test('--debug runs one test without timeouts', async () => {
  using project = new MochaProject({
    'test/a.js':
      "it('slow', function () { return new Promise(resolve => setTimeout(resolve, 60)) }); it('other', () => {})",
    '.mocharc.json': '{ "timeout": 20 }',
  })
  const { statuses, status } = await finished(project.backend('--debug', 'test/a.js > slow'))
  expect({ statuses, status }).toEqual({
    statuses: ['test/a.js > slow exists', 'test/a.js > slow inprogress', 'test/a.js > slow success'],
    status: 0,
  })
})
