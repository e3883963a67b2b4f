// Stores the benchmark stream and asks about it, with our testr and the Python one, one after the other.
// `node bench/testr/bench.ts [TESTS]`; the Python testr needs minutes for all 100,000.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ours, peer } from '../../test/support/peers.ts'
import { TESTS, writeBenchmarkStream } from '../stream.ts'

const tests = Number(process.argv[2] ?? TESTS)
const folder = mkdtempSync(join(tmpdir(), 'testr-bench-'))
try {
  const stream = join(folder, 'stream')
  const bytes = writeBenchmarkStream(stream, tests)
  const [mine, theirs] = [project('ours'), project('python')]
  console.log(`${tests} tests, ${(bytes / 1e6).toFixed(0)} MB of subunit, Node ${process.version}`)
  seconds(process.execPath, [ours('testr', 'testr'), 'init'], mine)
  seconds(peer('testr'), ['init'], theirs)
  for (const args of [['load', stream], ['last'], ['slowest'], ['failing', '--list']]) {
    const us = seconds(process.execPath, [ours('testr', 'testr'), ...args], mine)
    const python = seconds(peer('testr'), args, theirs)
    const columns = [args.join(' ').replace(` ${stream}`, '').padEnd(16), us.toFixed(2), python.toFixed(2)]
    console.log(`${columns.join(' s  ')} s: ${(python / us).toFixed(1)} times as fast`)
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

/** 1 is the verdict of a run in which a test failed, and of a list that is not empty. */
function seconds(command: string, args: readonly string[], cwd: string): number {
  const start = performance.now()
  const stdout = openSync('/dev/null', 'w')
  const { status } = spawnSync(command, args, { cwd, stdio: ['ignore', stdout, 'inherit'] })
  if (status !== 0 && status !== 1) throw new Error(`${command} ${args.join(' ')} ended with ${status}`)
  return (performance.now() - start) / 1000
}
