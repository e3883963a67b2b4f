import { describe, expect, test } from 'vitest'
import {
  finished,
  isAlive,
  numbersIn,
  runBackend,
  Scratch,
  startBackend,
  survivors,
} from './support/run-backend.ts'

describe('a run', () => {
  test('passes on what the framework says', async () => {
    using scratch = new Scratch()
    const { lines, status, stderr } = await runBackend(scratch, ['pass'])
    expect({ lines, status, stderr, left: scratch.leftovers }).toEqual({
      lines: [
        'a.js > one exists',
        'a.js > two exists',
        'b.js > three exists',
        'a.js > one inprogress',
        'a.js > one success',
        'a.js > two inprogress',
        'a.js > two success',
        'b.js > three inprogress',
        'b.js > three success',
      ],
      status: 0,
      stderr: '',
      left: [],
    })
  })

  test('hands the framework its own arguments and an empty folder', async () => {
    using scratch = new Scratch()
    const args = ['request', '--grep', 'x', '--list-order', '--', '--list', '--', '-h']
    const { events } = await runBackend(scratch, args)
    expect(JSON.parse(Buffer.from(events[0]!.fileBytes!).toString())).toEqual({
      args: ['request', '--grep', 'x', '--list', '--', '-h'],
      listOrder: true,
      debug: false,
      files: [],
      environment: '1',
    })
  })

  test('attaches what the framework prints to the run', async () => {
    using scratch = new Scratch()
    const { events, status } = await runBackend(scratch, ['print'])
    const printed = (name: string) =>
      Buffer.concat(events.filter(event => event.fileName === name).map(event => event.fileBytes!)).toString(
        'latin1',
      )
    expect({ stdout: printed('stdout'), stderr: printed('stderr'), status }).toEqual({
      stdout: 'printed\n\xb3)',
      stderr: 'complained\n',
      status: 0,
    })
  })

  test('does not wait for a grandchild that holds standard output', async () => {
    using scratch = new Scratch()
    const { lines, status } = await runBackend(scratch, ['grandchild', scratch.file('pids')])
    const [sleeper] = await numbersIn(scratch.file('pids'))
    const alive = isAlive(sleeper!)
    process.kill(sleeper!, 'SIGKILL')
    expect({ lines, status, alive }).toEqual({
      lines: ['a.js > one inprogress', 'a.js > one success'],
      status: 0,
      alive: true,
    })
  })

  test('reports tests that a process left when it exited', async () => {
    using scratch = new Scratch()
    const { lines, status } = await runBackend(scratch, ['exit', '4'])
    const reason = '[reason] fake exited with status 4. Its last output:\nthe last words'
    expect({ lines: lines.slice(5), status }).toEqual({
      lines: [
        'a.js > two inprogress',
        '(run) [stdout] the last words\n',
        `a.js > two fail ${reason}`,
        `b.js > three fail #lost ${reason}`,
      ],
      status: 1,
    })
  })

  test('an exit with status 0 does not hide them', async () => {
    using scratch = new Scratch()
    const { lines, status } = await runBackend(scratch, ['exit', '0'])
    expect({ line: lines.at(-1)!.split('\n')[0], status }).toEqual({
      line: 'b.js > three fail #lost [reason] fake exited with status 0. Its last output:',
      status: 1,
    })
  })

  test('reports tests that a killed process left', async () => {
    using scratch = new Scratch()
    const { lines, status } = await runBackend(scratch, ['kill'])
    expect({ lines: lines.slice(-2), status }).toEqual({
      lines: [
        'a.js > two fail [reason] fake was killed by SIGKILL.',
        'b.js > three fail #lost [reason] fake was killed by SIGKILL.',
      ],
      status: 1,
    })
  })

  test('tells of a packet that was torn', async () => {
    using scratch = new Scratch()
    const { lines, status } = await runBackend(scratch, ['torn'])
    expect({ ids: lines.map(line => line.split(' [')[0]), status }).toEqual({
      ids: ['a.js > one inprogress', 'a.js > one success', 'subunit.parser', 'subunit.parser fail'],
      status: 1,
    })
  })

  test('a status that no failure explains is a failure', async () => {
    using scratch = new Scratch()
    const { lines, status } = await runBackend(scratch, ['status'])
    expect({ line: lines.at(-1), status }).toEqual({
      line: '[exit status] (not runnable) fail [reason] fake exited with status 5.',
      status: 0,
    })
  })

  test('a status that failures explain is none', async () => {
    using scratch = new Scratch()
    const { lines, status } = await runBackend(scratch, ['failed'])
    expect({ lines, status }).toEqual({ lines: ['a.js > one fail'], status: 0 })
  })

  test('a framework that does not come so far as to know its tests', async () => {
    using scratch = new Scratch()
    const { lines, status, stderr } = await runBackend(scratch, ['configuration'])
    expect({ lines, status, stderr, left: scratch.leftovers }).toEqual({
      lines: ['(run) [stderr] the configuration is broken\n'],
      status: 3,
      stderr: 'subunit-fake: fake exited with status 7. Its last output:\nthe configuration is broken\n',
      left: [],
    })
  })

  test('a framework that is not there', async () => {
    using scratch = new Scratch()
    const { lines, status, stderr } = await runBackend(scratch, ['absent'])
    expect({ lines, status, stderr, left: scratch.leftovers }).toEqual({
      lines: [],
      status: 3,
      stderr: 'subunit-fake: fake is not installed\n',
      left: [],
    })
  })
})

describe('a list of ids', () => {
  async function runList(content: string | Uint8Array, ...args: string[]) {
    using scratch = new Scratch()
    const list = scratch.file('list', content)
    const { lines, events, status, stderr } = await runBackend(scratch, [...args, '--load-list', list])
    return { lines, events, status, stderr }
  }

  test('reaches the framework in UTF-8, once each id, with Latin-1 and carriage returns understood', async () => {
    const { events } = await runList(Buffer.from('caf\xe9 > \xfc\r\nb\r\n\nb\n', 'latin1'), 'request')
    expect(JSON.parse(Buffer.from(events[0]!.fileBytes!).toString()).list).toEqual(['café > ü', 'b', ''])
  })

  test('an id that exists nowhere is a failed test that says so', async () => {
    const { lines, status } = await runList('a.js > one\na.js > gone\n', 'pass')
    expect({ lines, status }).toEqual({
      lines: [
        'a.js > one exists',
        'a.js > one inprogress',
        'a.js > one success',
        'a.js > gone fail [reason] There is no such test: a.js > gone',
      ],
      status: 0,
    })
  })

  test('paths and layers are answered once their tests have run, and the ghost of testr is skipped', async () => {
    const { lines, status } = await runList(
      'process-returncode\na.js\na.js > [beforeAll]\n[globalSetup]\nb.j\n',
      'pass',
    )
    expect({ lines: lines.slice(-5), status }).toEqual({
      lines: [
        'process-returncode skip [reason] The exit status of an earlier run is not a test.',
        'a.js (not runnable) success',
        'a.js > [beforeAll] (not runnable) success',
        '[globalSetup] (not runnable) success',
        'b.j fail [reason] There is no such test: b.j',
      ],
      status: 0,
    })
  })

  test('tests of a file that failed to load say so', async () => {
    const { lines, status } = await runList('a.js > one\n', 'fileFailed')
    expect({ lines, status }).toEqual({
      lines: ['a.js fail', 'a.js > one fail [reason] a.js failed to load.'],
      status: 0,
    })
  })

  test('of which nothing could be run is lost', async () => {
    const { lines, status, stderr } = await runList('a.js > one\nb.js\n', 'configuration')
    const reason = '[reason] fake exited with status 7. Its last output:\nthe configuration is broken'
    expect({ lines: lines.slice(1), status, stderr }).toEqual({
      lines: [`a.js > one fail #lost ${reason}`, `b.js fail #lost ${reason}`],
      status: 1,
      stderr: '',
    })
  })

  test.each([
    ['empty', '', []],
    ['of empty lines', '\n\r\n', []],
    [
      'with the ghost alone',
      'process-returncode\n',
      ['process-returncode skip [reason] The exit status of an earlier run is not a test.'],
    ],
  ])('that is %s starts nothing', async (_what, content, expected) => {
    const { lines, status, stderr } = await runList(content, 'absent')
    expect({ lines, status, stderr }).toEqual({ lines: expected, status: 0, stderr: '' })
  })

  test('that cannot be read is wrong usage', async () => {
    using scratch = new Scratch()
    const { status, stderr } = await runBackend(scratch, ['--load-list', 'nowhere'])
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: `subunit-fake: cannot read the list "nowhere": ENOENT: no such file or directory, open 'nowhere'\n`,
    })
  })

  test('answers bear the route code of the run', async () => {
    using scratch = new Scratch()
    const list = scratch.file('list', 'gone\n')
    const { lines } = await runBackend(scratch, ['pass', '--load-list', list], {
      env: { SUBUNIT_ROUTE_CODE: '3' },
    })
    expect(lines).toEqual(['gone fail [reason] There is no such test: gone @3'])
  })
})

describe('a listing', () => {
  test('runs nothing', async () => {
    using scratch = new Scratch()
    const { lines, status } = await runBackend(scratch, ['--list', 'pass'])
    expect({ lines, status }).toEqual({
      lines: ['a.js > one exists', 'a.js > two exists', 'b.js > three exists'],
      status: 0,
    })
  })

  test('of a list of ids leaves out what does not exist', async () => {
    using scratch = new Scratch()
    const list = scratch.file('list', 'b.js > three\nnowhere\n')
    const { lines, status } = await runBackend(scratch, ['--list', `--load-list=${list}`, 'pass'])
    expect({ lines, status }).toEqual({ lines: ['b.js > three exists'], status: 0 })
  })

  test('that breaks off is not taken for the whole', async () => {
    using scratch = new Scratch()
    expect((await runBackend(scratch, ['--list', 'exit', '1'])).status).toBe(1)
    expect((await runBackend(scratch, ['--list', 'configuration'])).status).toBe(3)
  })
})

describe('the end of a run from outside', () => {
  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    '%s ends everything and reports what was running',
    async signal => {
      using scratch = new Scratch()
      const child = startBackend(scratch, ['hang', scratch.file('pids')])
      const result = finished(child)
      const pids = await numbersIn(scratch.file('pids'))
      child.kill(signal)
      const { lines, signal: died } = await result
      const reason = `[reason] fake was interrupted by ${signal}.`
      expect({ lines: lines.slice(-3), died, alive: await survivors(pids), left: scratch.leftovers }).toEqual(
        {
          lines: [
            `a.js > one fail ${reason}`,
            `a.js > two fail #lost ${reason}`,
            `b.js > three fail #lost ${reason}`,
          ],
          died: signal,
          alive: [],
          left: [],
        },
      )
    },
  )

  test('a second signal kills what does not want to end', async () => {
    using scratch = new Scratch()
    const child = startBackend(scratch, ['hang', scratch.file('pids'), 'stubborn'])
    const result = finished(child)
    const pids = await numbersIn(scratch.file('pids'))
    child.kill('SIGINT')
    child.kill('SIGTERM')
    // Which of two signals that wait at the same time comes first is the system's choice.
    const { signal } = await result
    expect({
      interrupted: signal === 'SIGINT' || signal === 'SIGTERM',
      alive: await survivors(pids),
      left: scratch.leftovers,
    }).toEqual({
      interrupted: true,
      alive: [],
      left: [],
    })
  })

  test('a reader that goes away ends everything quietly with status 1', async () => {
    using scratch = new Scratch()
    const child = startBackend(scratch, ['flood', scratch.file('pids')])
    let stderr = ''
    child.stderr!.on('data', chunk => (stderr += chunk))
    const pids = await numbersIn(scratch.file('pids'))
    child.stdout!.destroy()
    const status = await new Promise(resolve => child.once('exit', resolve))
    expect({ status, stderr, alive: await survivors(pids), left: scratch.leftovers }).toEqual({
      status: 1,
      stderr: '',
      alive: [],
      left: [],
    })
  })
})

describe('the command itself', () => {
  test('one test can have our standard input, and its output goes to standard error', async () => {
    using scratch = new Scratch()
    const { lines, status, stderr } = await runBackend(scratch, ['stdin', '--debug', 'a.js > one'], {
      input: 'typed',
    })
    expect({ lines, status, stderr }).toEqual({
      lines: ['a.js > one success [stdin] typed'],
      status: 0,
      stderr: 'on the terminal\n',
    })
  })

  test.each([
    [['--list=all'], '--list lists "tests" or "files", not "all"'],
    [['--load-list'], '--load-list needs a value'],
    [['--debug', 'x', '--list'], '--debug runs one test: it goes with neither --list nor --load-list'],
    [['--serve'], '--serve is not supported by this version'],
  ])('%j is wrong usage', async (args, message) => {
    using scratch = new Scratch()
    const { status, stderr } = await runBackend(scratch, args)
    expect({ status, stderr }).toEqual({ status: 2, stderr: `subunit-fake: ${message}\n` })
  })

  test('tells its version and whose it is', async () => {
    using scratch = new Scratch()
    const child = startBackend(scratch, ['--version'])
    let stdout = ''
    child.stdout!.on('data', chunk => (stdout += chunk))
    await new Promise(resolve => child.once('close', resolve))
    expect(stdout).toBe('subunit-fake 0.1.0 (subunit-js)\n')
  })

  test('understands the words by which stestr calls it', async () => {
    using scratch = new Scratch()
    const discover = ['-m', 'stestr.subunit_runner.run', 'discover', '-t', './', './tests']
    const { lines } = await runBackend(scratch, [...discover, '--list', 'pass'])
    expect(lines).toEqual(['a.js > one exists', 'a.js > two exists', 'b.js > three exists'])
    const single = ['-m', 'stestr.subunit_runner.run', 'b.js > three', 'pass']
    expect((await runBackend(scratch, single)).lines.at(-1)).toBe('b.js > three success')
  })
})
