import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decode } from '@subunit-js/protocol'
import { expect, test } from 'vitest'
import { finished, MochaProject } from './support/run-mocha.ts'

const ONE = { 'test/a.js': "it('one', () => {})" }

test('with one line of configuration, files that do not load are reported and the others run', async () => {
  using project = new MochaProject({
    ...ONE,
    'test/b.js': "throw new Error('cannot be loaded')",
    '.mocharc.json': '{ "require": "@subunit-js/mocha/preload" }',
  })
  const { statuses, status } = await finished(project.mocha())
  expect({ statuses, status }).toEqual({
    statuses: [
      'test/b.js inprogress',
      'test/b.js fail',
      'test/a.js > one inprogress',
      'test/a.js > one success',
    ],
    status: 1,
  })
})

test('options come from the command line, from configuration and, first of all, from the environment', async () => {
  using project = new MochaProject({ ...ONE, '.mocharc.json': '{ "reporter-option": ["routeCode=7"] }' })
  const result = finished(project.mocha('--reporter-option', 'outputFile=out.subunit,tags=linux'))
  const { events, status } = await result
  const file = decode(readFileSync(join(project.folder, 'out.subunit')))
  expect({ stdout: events.length, status, tags: file.map(event => event.tags) }).toEqual({
    stdout: 0,
    status: 0,
    tags: [['linux'], ['linux']],
  })
})

test('an unknown option is one line that names the nearest, and a failed run', async () => {
  using project = new MochaProject(ONE)
  const { events, status, stderr } = await finished(project.mocha('--reporter-option', 'outputfile=x'))
  expect({ events, status, stderr }).toEqual({
    events: [],
    status: 1,
    stderr: 'subunit: Unknown reporter option "outputfile": did you mean "outputFile"?\n',
  })
})

test('a project whose Mocha does not see our package can name it by its folder', async () => {
  using project = new MochaProject(ONE)
  const { statuses } = await finished(project.mochaWith('./node_modules/@subunit-js/mocha'))
  expect(statuses).toEqual(['test/a.js > one inprogress', 'test/a.js > one success'])
})

test('in progress is written before a body that blocks the process, in workers too', async () => {
  using project = new MochaProject({
    'test/a.js': "it('blocks', () => { for (const end = Date.now() + 60_000; Date.now() < end; ); })",
  })
  for (const args of [[], ['--parallel', '--jobs', '2']]) {
    const child = project.mocha(...args)
    const seen = await new Promise<string>(resolve => {
      child.stdout!.once('data', chunk =>
        resolve(
          decode(chunk)
            .map(event => `${event.testId} ${event.status}`)
            .join(),
        ),
      )
    })
    child.kill('SIGKILL')
    expect(seen).toBe('test/a.js > blocks inprogress')
  }
})

test('ids do not depend on the folder from which Mocha is started', async () => {
  using project = new MochaProject({ ...ONE, 'sub/b.test.js': "it('two', () => {})" })
  const child = project.mocha('sub/b.test.js', '--reporter-option', `root=${join(project.folder, 'sub')}`)
  expect((await finished(child)).statuses).toEqual(['b.test.js > two inprogress', 'b.test.js > two success'])
})

test('Ctrl-C leaves the test in progress in a serial run; with workers it fails and the rest is lost', async () => {
  using project = new MochaProject({
    'test/a.js': `it('hangs', function () { this.timeout(0); return new Promise(() => setInterval(() => {}, 1000)) })
it('waits', () => {})`,
  })
  const statuses: unknown[] = []
  for (const args of [[], ['--parallel', '--jobs', '2']]) {
    const child = project.mocha(...args)
    const result = finished(child)
    await new Promise(resolve => child.stdout!.once('data', resolve))
    child.kill('SIGINT')
    statuses.push((await result).statuses)
  }
  expect(statuses).toEqual([
    ['test/a.js > hangs inprogress'],
    ['test/a.js > hangs inprogress', 'test/a.js > hangs fail', 'test/a.js > waits fail'],
  ])
})

test('a file that ends the process while it is loaded is reported with that line of configuration', async () => {
  using project = new MochaProject({
    'test/a.js': 'process.exit(0)',
    'test/b.js': '',
    '.mocharc.json': '{ "require": "@subunit-js/mocha/preload" }',
  })
  const { statuses, status } = await finished(project.mocha())
  expect({ statuses, status }).toEqual({
    statuses: ['test/a.js inprogress', 'test/a.js fail', 'test/b.js fail'],
    status: 1,
  })
})

test('an unhandled rejection is ignored by Mocha', async () => {
  using project = new MochaProject({
    'test/a.js': "it('rejects', () => { Promise.reject(new Error('nobody looks')) })",
  })
  const { statuses, status } = await finished(project.mocha())
  expect({ statuses, status }).toEqual({
    statuses: ['test/a.js > rejects inprogress', 'test/a.js > rejects success'],
    status: 0,
  })
})

test('what child processes print lies between packets', async () => {
  using project = new MochaProject({
    'test/a.js':
      "it('prints', () => require('node:child_process').execSync('echo hello', { stdio: 'inherit' }))",
  })
  const { events, statuses } = await finished(project.mocha())
  const noise = events
    .filter(event => event.testId === undefined)
    .map(event => Buffer.from(event.fileBytes!).toString())
  expect({ statuses, noise }).toEqual({
    statuses: ['test/a.js > prints inprogress', 'test/a.js > prints success'],
    noise: ['hello\n'],
  })
})
