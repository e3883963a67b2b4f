import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ours, peer } from '../../test/support/peers.ts'
import { TESTS, writeBenchmarkStream } from '../stream.ts'

// Writes the benchmark stream as JUnit in each dialect, with the memory that it takes, and reads the wide form,
// side by side with python-subunit's reader. python-subunit's writer needs a package that no longer installs.

const ROUNDS = 3

/** Python asks the system for the memory of a child when it has ended, which Node cannot. */
const MEASURE = `
import resource, subprocess, sys, time
start = time.monotonic()
status = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
assert status in (0, 1), status # The reference's reader says by 1 that a test failed.
print(time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
`

interface Measured {
  readonly seconds: number
  /** At its most, in megabytes. */
  readonly memory: number
}

const folder = mkdtempSync(join(tmpdir(), 'junit-bench-'))
try {
  const stream = join(folder, 'stream')
  const report = join(folder, 'wide.xml')
  const bytes = writeBenchmarkStream(stream)
  console.log(`${TESTS} tests, ${megabytes(bytes)} of subunit, Node ${process.version}`)

  for (const dialect of ['wide', 'jenkins', 'gitlab']) {
    const file = join(folder, `${dialect}.xml`)
    const args = ['to-junit', `--dialect=${dialect}`, stream, '-o', file]
    line(
      `to-junit, ${dialect}, ${megabytes(statSync(written(args, file)).size)}`,
      measured(ours('cli', 'subunit'), args),
    )
  }
  const surefire = ['to-junit', '--dialect=surefire', '--output-dir', join(folder, 'surefire'), stream]
  line('to-junit, surefire, a file for each suite', measured(ours('cli', 'subunit'), surefire))

  const reading = measured(ours('cli', 'subunit'), ['from-junit', report])
  const reference = measured(peer('junitxml2subunit'), [report])
  line('from-junit', reading)
  line('junitxml2subunit of python-subunit', reference)
  console.log(`from-junit takes ${(reading.seconds / reference.seconds).toFixed(2)} of the time`)
} finally {
  rmSync(folder, { recursive: true })
}

function written(args: readonly string[], file: string): string {
  run(ours('cli', 'subunit'), args)
  return file
}

/** The median of the times and the greatest memory of a few runs. */
function measured(command: string, args: readonly string[]): Measured {
  const runs = Array.from({ length: ROUNDS }, () => run(command, args))
  const seconds = runs.map(each => each.seconds).sort((a, b) => a - b)[ROUNDS >> 1]!
  return { seconds, memory: Math.max(...runs.map(each => each.memory)) }
}

function run(command: string, args: readonly string[]): Measured {
  const { status, stdout, stderr } = spawnSync(peer('python'), ['-c', MEASURE, command, ...args], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  const [seconds, kilobytes] = stdout.split(' ').map(Number)
  return { seconds: seconds!, memory: kilobytes! / 1024 }
}

function line(what: string, { seconds, memory }: Measured): void {
  console.log(`${what.padEnd(44)} ${seconds.toFixed(2).padStart(6)} s ${memory.toFixed(0).padStart(5)} MB`)
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`
}
