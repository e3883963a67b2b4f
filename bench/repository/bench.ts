import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createStore } from '@subunit-js/repository'
import { peer } from '../../test/support/peers.ts'
import { benchmarkBytes, writeBenchmarkStream } from '../stream.ts'

// Compares our store with Python's testr on the benchmark stream: each action in a process of its own, start-up
// included, one tool right after the other. Then ours once more in a repository with many earlier runs.

const EARLIER_RUNS = 1000
const TESTS_IN_EARLIER_RUNS = 200
/** Ours takes so little time that whatever else the machine does shows: the median of some rounds is taken. */
const ROUNDS = 3

const ACTIONS = ['load', 'last', 'slowest', 'failing', 'failing --list']

const script = fileURLToPath(new URL('ours.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'subunit-bench-'))
try {
  const stream = join(folder, 'stream')
  writeBenchmarkStream(stream)
  const python = join(folder, 'python')
  mkdirSync(python)
  writeFileSync(join(python, '.testr.conf'), '[DEFAULT]\ntest_command=true\n')
  reference('init', python, stream)

  const [empty, full] = [join(folder, 'empty'), join(folder, 'full')]
  createStore(empty)[Symbol.dispose]()
  fill(full)
  for (const action of ACTIONS) {
    const [first, later] = [ours(action, empty, stream), ours(action, full, stream)]
    const seconds = reference(action, python, stream)
    console.log(
      `${action}: testr ${seconds.toFixed(2)} s, ours ${first.toFixed(3)} s (${ratio(seconds, first)}), ` +
        `with ${EARLIER_RUNS} earlier runs ${later.toFixed(3)} s (${ratio(seconds, later)})`,
    )
  }
} finally {
  rmSync(folder, { recursive: true })
}

function fill(path: string): void {
  using store = createStore(path)
  for (let run = 0; run < EARLIER_RUNS; run++) {
    const writer = store.begin()
    for (const bytes of benchmarkBytes(TESTS_IN_EARLIER_RUNS)) writer.write(bytes)
    writer.finish()
  }
}

function ours(action: string, repository: string, stream: string): number {
  const options = [...process.execArgv, script, action, repository, stream]
  const rounds = Array.from({ length: ROUNDS }, () => timed(() => execFileSync(process.execPath, options)))
  return rounds.sort((a, b) => a - b)[ROUNDS >> 1]!
}

/** Python's testr exits with 1 when tests failed. */
function reference(action: string, repository: string, stream: string): number {
  const stdin = action === 'load' ? openSync(stream, 'r') : 'ignore'
  return timed(() => {
    const { status, stderr } = spawnSync(peer('testr'), [...action.split(' ')], {
      cwd: repository,
      stdio: [stdin, 'pipe', 'pipe'],
      maxBuffer: 1 << 30,
    })
    if (status !== 0 && status !== 1) throw new Error(`testr ${action} exited with ${status}: ${stderr}`)
  })
}

function timed(work: () => void): number {
  const start = performance.now()
  work()
  return (performance.now() - start) / 1000
}

function ratio(reference: number, ours: number): string {
  return `${(reference / ours).toFixed(1)} times`
}
