import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ours, peer } from '../../test/support/peers.ts'

// Converts TAP to subunit with ours, with ours in the manner of the reference, and with the reference, taking
// turns in one run; then ten times as much with ours, to show that memory does not grow with the input.

const POINTS = 100_000
const ROUNDS = 5

/** Python asks the system for the time and memory of a child when it has ended, which Node cannot. */
const MEASURE = `
import resource, subprocess, sys, time
start = time.monotonic()
with open(sys.argv[1], 'rb') as tap:
    subprocess.run(sys.argv[2:], stdin=tap, stdout=subprocess.DEVNULL, check=True)
wall = time.monotonic() - start
usage = resource.getrusage(resource.RUSAGE_CHILDREN)
print(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss)
`

interface Measured {
  /** In seconds: by the clock on the wall, and of the processors. */
  readonly wall: number
  readonly processor: number
  /** At its most, in megabytes. */
  readonly memory: number
}

const COMMANDS = {
  'tap2subunit of python-subunit': [peer('tap2subunit')],
  'from-tap --compat=python': [ours('cli', 'subunit'), 'from-tap', '--compat=python'],
  'from-tap': [ours('cli', 'subunit'), 'from-tap'],
}

const YAML = [
  '  ---',
  '  operator: equal',
  '  expected: 42',
  '  actual: 41',
  '  stack: |-',
  '    Error: adds the fare',
  ...Array.from(
    { length: 8 },
    (_, frame) => `        at total (/home/user/project/src/cart-${frame}.js:10:17)`,
  ),
  '  ...\n',
].join('\n')

const folder = mkdtempSync(join(tmpdir(), 'tap-bench-'))
try {
  for (const [what, lines] of Object.entries({ 'plain points': plainPoint, 'subtests and YAML': point })) {
    const document = write(what, POINTS, lines)
    console.log(`${POINTS} test points, ${what}, the best of ${ROUNDS} rounds, Node ${process.version}`)
    const measured = compare(document)
    for (const [name, result] of measured) line(name, result)
    const [[, reference], ...others] = measured as [[string, Measured], ...[string, Measured][]]
    for (const [name, { wall, processor }] of others) {
      const ratios = [wall / reference.wall, processor / reference.processor].map(each => each.toFixed(2))
      console.log(`${name} takes ${ratios[0]} of the time and ${ratios[1]} of the processor's`)
    }
  }
  const long = write('long', POINTS * 10, point)
  line(`from-tap, ${POINTS * 10} points`, run(long, COMMANDS['from-tap']))
} finally {
  rmSync(folder, { recursive: true })
}

/** The best time and the greatest memory of each command. */
function compare(document: string): [string, Measured][] {
  const best = new Map<string, Measured>()
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, command] of Object.entries(COMMANDS)) {
      const result = run(document, command)
      const former = best.get(name) ?? result
      best.set(name, {
        wall: Math.min(former.wall, result.wall),
        processor: Math.min(former.processor, result.processor),
        memory: Math.max(former.memory, result.memory),
      })
    }
  }
  return [...best]
}

function run(document: string, command: readonly string[]): Measured {
  const { status, stdout, stderr } = spawnSync(peer('python'), ['-c', MEASURE, document, ...command], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  const [wall, processor, kilobytes] = stdout.split(' ').map(Number)
  return { wall: wall!, processor: processor!, memory: kilobytes! / 1024 }
}

function write(name: string, points: number, lines: (number: number) => string): string {
  const path = join(folder, `${name}.tap`)
  const file = openSync(path, 'w')
  writeSync(file, `TAP version 14\n1..${points}\n`)
  for (let number = 1; number <= points; number += 1000) {
    writeSync(file, Array.from({ length: 1000 }, (_, index) => lines(number + index)).join(''))
  }
  closeSync(file)
  return path
}

function plainPoint(number: number): string {
  return `ok ${number} - adds the fare of passenger ${number} to the total\n`
}

/** A point; every tenth a subtest of two points, every twentieth a failure with a stack. */
function point(number: number): string {
  const name = `adds the fare of passenger ${number}`
  if (number % 20 === 0) return `not ok ${number} - ${name}\n${YAML}`
  if (number % 10 !== 0) return `ok ${number} - ${name} # time=1.5ms\n`
  return `# Subtest: ${name}\n    ok 1 - to the total\n    ok 2 - to the log\n    1..2\nok ${number} - ${name}\n`
}

function line(name: string, { wall, processor, memory }: Measured): void {
  const times = `${wall.toFixed(2).padStart(6)} s ${processor.toFixed(2).padStart(6)} s processor`
  console.log(`${name.padEnd(32)} ${times} ${memory.toFixed(0).padStart(5)} MB`)
}
