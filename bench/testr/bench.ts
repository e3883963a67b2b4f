// Stores the benchmark stream and asks about it, with our testr and the Python one, one after the other.
// `node bench/testr/bench.ts [TESTS]`; the Python testr needs minutes for all 100,000.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ours, peer } from '../../test/support/peers.ts'
import { TESTS, writeBenchmarkStream } from '../stream.ts'

/**
 * Python asks the system for the processor time of a child, which Node cannot. Status 1 is the verdict of a run
 * in which a test failed, and of a list that is not empty.
 */
const MEASURE = `
import resource, subprocess, sys, time
start = time.monotonic()
status = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
assert status in (0, 1), status
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(time.monotonic() - start, used.ru_utime + used.ru_stime)
`

const tests = Number(process.argv[2] ?? TESTS)
const folder = mkdtempSync(join(tmpdir(), 'testr-bench-'))
try {
  const stream = join(folder, 'stream')
  const bytes = writeBenchmarkStream(stream, tests)
  const [mine, theirs] = [project('ours'), project('python')]
  console.log(`${tests} tests, ${(bytes / 1e6).toFixed(0)} MB of subunit, Node ${process.version}`)
  measured(process.execPath, [ours('testr', 'testr'), 'init'], mine)
  measured(peer('testr'), ['init'], theirs)
  for (const args of [['load', stream], ['last'], ['slowest'], ['failing', '--list']]) {
    const us = measured(process.execPath, [ours('testr', 'testr'), ...args], mine)
    const python = measured(peer('testr'), args, theirs)
    const name = args.join(' ').replace(` ${stream}`, '').padEnd(16)
    const [wall, cpu] = [python.wall / us.wall, python.cpu / us.cpu].map(ratio => ratio.toFixed(1))
    console.log(`${name} ${shown(us)}  ${shown(python)}: ${wall} times as fast, ${cpu} by processor time`)
  }
} finally {
  rmSync(folder, { recursive: true })
}

function project(name: string): string {
  const path = join(folder, name)
  mkdirSync(path)
  writeFileSync(join(path, '.testr.conf'), '[DEFAULT]\n')
  return path
}

interface Measured {
  readonly wall: number
  /** Seconds of processors, which say more than the clock where others use the machine too. */
  readonly cpu: number
}

function measured(command: string, args: readonly string[], cwd: string): Measured {
  const { stdout, stderr, status } = spawnSync(peer('python'), ['-c', MEASURE, command, ...args], {
    cwd,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  const [wall = 0, cpu = 0] = stdout.split(' ').map(Number)
  return { wall, cpu }
}

function shown({ wall, cpu }: Measured): string {
  return `${wall.toFixed(2)} s (${cpu.toFixed(2)} s)`
}
