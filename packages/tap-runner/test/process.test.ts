import { runProcess } from '@subunit-js/tap-runner'
import { describe, expect, test } from 'vitest'
import { isAlive } from './support/alive.ts'

/** Runs a shell script and tells how it ended and what it printed. */
async function shell(script: string, signal?: AbortSignal) {
  const printed = { stdout: '', stderr: '' }
  const ending = await runProcess({
    command: 'sh',
    args: ['-c', script],
    signal,
    onStdout: chunk => (printed.stdout += chunk),
    onStderr: chunk => (printed.stderr += chunk),
  })
  return { ending, ...printed }
}

test('what a process prints is kept apart, and its status told', async () => {
  expect(await shell('echo out; echo err >&2; exit 3')).toEqual({
    ending: { exitStatus: 3 },
    stdout: 'out\n',
    stderr: 'err\n',
  })
})

test('a process that is killed', async () => {
  expect((await shell('kill -KILL $$')).ending).toEqual({ signal: 'SIGKILL' })
})

test('a process that cannot be started', async () => {
  const ignore = () => {}
  const ending = await runProcess({ command: './nowhere', args: [], onStdout: ignore, onStderr: ignore })
  expect(ending).toEqual({ failure: 'it could not be started: spawn ./nowhere ENOENT' })
})

test('the input is empty', async () => {
  expect((await shell('cat; echo end')).stdout).toBe('end\n')
})

test('a process that leaves another behind, which keeps its output open, ends all the same', async () => {
  const { ending, stdout } = await shell('sleep 60 & echo $!')
  process.kill(Number(stdout))
  expect(ending).toEqual({ exitStatus: 0 })
})

test('what is printed at the very end is read', async () => {
  const { stdout } = await shell('i=0; while [ $i -lt 20000 ]; do echo 0123456789; i=$((i+1)); done')
  expect(stdout).toHaveLength(220_000)
})

test('what a callback throws ends the process and is passed on', async () => {
  const failure = new Error('full')
  const process = runProcess({
    command: 'sh',
    args: ['-c', 'echo 1; sleep 60'],
    onStdout() {
      throw failure
    },
    onStderr() {},
  })
  await expect(process).rejects.toBe(failure)
})

describe('a signal', () => {
  test('ends the process and what it has started', async () => {
    const controller = new AbortController()
    let pids = ''
    const ending = await runProcess({
      command: 'sh',
      args: ['-c', 'sleep 60 & echo $! $$; wait'],
      signal: controller.signal,
      onStdout(chunk) {
        pids += chunk
        if (pids.endsWith('\n')) controller.abort()
      },
      onStderr() {},
    })
    expect(ending).toEqual({ failure: 'it was interrupted' })
    for (const pid of pids.trim().split(' ')) {
      await expect.poll(() => isAlive(Number(pid))).toBe(false)
    }
  })

  test('that came before starts nothing', async () => {
    expect(await shell('echo started', AbortSignal.abort())).toEqual({
      ending: { failure: 'it was interrupted' },
      stdout: '',
      stderr: '',
    })
  })
})
